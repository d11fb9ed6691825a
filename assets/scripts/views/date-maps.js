/* A small map of every date: the drawn edition's shapes, coloured by the classes of each date. */
import { writeFiguresQuery } from "../address/address.js";
import { setAddress } from "../address/choice.js";
import { button, byId, element, listOf, shape } from "../browser/dom.js";
import { fetchJson } from "../data/server.js";

// An area without a value, and one whose value has no colour (dashboard/answers/date_figures.py).
const MARKS = { "-": "none", ".": "plain", x: "out", "?": "untold" };

/* One path a class, not one an area: a page of maps then stays quick to paint. */
function drawMap(date, areas, edition, chosen) {
  const [width, height] = edition.size;
  const paths = edition.paths.map((path) => path.getAttribute("d") ?? "");
  const byClass = new Map();
  areas.forEach((code, i) => {
    const outline = paths[edition.index.get(code)] || "";
    const mark = date.classes[i];
    const name = MARKS[mark] || "k" + mark;
    byClass.set(name, (byClass.get(name) || "") + outline);
  });
  const svg = shape("svg", { viewBox: `-20 -20 ${width + 40} ${height + 40}`, "aria-hidden": "true" });
  const draw = (name, outline) => shape("path", { class: name, d: outline }, svg);
  byClass.forEach((outline, name) => draw(name, outline));
  const outline = paths[edition.index.get(chosen)];
  if (outline) ["date-chosen-halo", "date-chosen"].forEach((name) => draw(name, outline));
  return svg;
}

function drawCard(date, answer, { figures, edition, params }) {
  const heading = element("h3");
  const open = button(date.label, () => setAddress({ period: date.id, view: "" }), "");
  open.title = `Open ${date.label} on the map`;
  if (date.id === figures.date) open.setAttribute("aria-current", "date");
  heading.append(open);
  return [
    heading, drawMap(date, answer.areas, edition, params.area),
    element("p", date.london, "date-london"), element("p", date.words),
  ];
}

function drawKey(legend, answer) {
  const isIn = (mark) => answer.dates.some(({ classes }) => classes.includes(mark));
  const entries = [
    ...legend.classes.map(({ label }, i) => ["k" + i, label]),
    ...(isIn("-") ? [["none", "no value"]] : []),
    ...(isIn(".") ? [["plain", answer.plain]] : []),
    ...(isIn("?") ? [["untold", "We cannot tell"]] : []),
  ];
  return listOf(entries.map(([name, text]) => [element("span", "", "swatch " + name), element("span", text)]), "date-key");
}

/* Draw a map of each date into a part of the page. */
export async function drawDates(host, view) {
  // Areas that are filtered by figures of the date stay those at every date.
  const { where = "", period = "" } = view.params;
  const url = "/view/dates?" + writeFiguresQuery({ ...view.params, period: where ? period : "" });
  if (!host.querySelector(".date-maps")) host.replaceChildren(element("p", "Drawing a map of each date…"));
  host.dataset.asked = url;
  const answer = await fetchJson(url).catch((error) => (
    { why_not: error.message + ", so the maps are not drawn. Check the connection, then choose again" }));
  // The reader has chosen again, or another way of showing, while the answer was on its way.
  if (host.dataset.asked !== url || byId("main").dataset.view !== "dates") return;
  if (answer.why_not) {
    host.replaceChildren(element("p", answer.why_not + ".", "notice"));
    return;
  }
  const { legend } = view.figures;
  const box = element("div", "", "date-box", { "data-palette": legend.palette, "data-classes": legend.classes.length });
  box.append(
    element("h2", answer.title, "date-title"), drawKey(legend, answer),
    element("p", "A colour means the same at every date. Choose a date to open its map.", "date-words"),
    listOf(answer.dates.map((date) => drawCard(date, answer, view)), "date-maps", "date-map"),
  );
  host.replaceChildren(box);
}
