/* A small map of every date: the drawn edition's shapes, coloured by the classes of each date. */
atlas.views = atlas.views || {};
atlas.views.dates = (function () {
  "use strict";

  const WIDTH = 240;
  const make = (tag, text, className) => atlas.attention.element(tag, text, className);
  // An area without a value, and one whose value has no colour (dashboard/answers/date_figures.py).
  const MARKS = { "-": "none", ".": "plain" };
  const outlines = new Map();

  /* Each area's outline in a box 240 wide; points that fall together at that size are left out. */
  function projectAll(edition) {
    if (outlines.has(edition.key)) return outlines.get(edition.key);
    const polygons = edition.features.map(({ geometry }) =>
      (geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates));
    const points = polygons.flat(3);
    const [west, east] = findEnds(points.map(([x]) => x));
    const [south, north] = findEnds(points.map(([, y]) => y));
    // Degrees of longitude are shorter than those of latitude by the cosine of the latitude.
    const narrow = Math.cos(((south + north) / 2) * (Math.PI / 180));
    const scale = WIDTH / ((east - west) * narrow);
    const project = ([x, y]) => [(x - west) * narrow * scale, (north - y) * scale];
    const made = {
      height: Math.ceil((north - south) * scale),
      paths: polygons.map((parts) => parts.flat().map((ring) => writeRing(ring.map(project))).join("")),
    };
    outlines.set(edition.key, made);
    return made;
  }

  const findEnds = (numbers) => numbers.reduce(
    ([low, high], one) => [Math.min(low, one), Math.max(high, one)], [Infinity, -Infinity]);

  function writeRing(ring) {
    const kept = [];
    for (const point of ring) {
      const written = point.map((one) => one.toFixed(1)).join(" ");
      if (written !== kept[kept.length - 1]) kept.push(written);
    }
    return kept.length > 2 ? `M${kept.join("L")}Z` : "";
  }

  function drawShape(outline, className) {
    const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
    path.setAttribute("class", className);
    path.setAttribute("d", outline);
    return path;
  }

  /* One path a class, not one an area: a page of maps then stays quick to paint. */
  function drawMap(date, areas, edition, chosen) {
    const { height, paths } = projectAll(edition);
    const byClass = new Map();
    areas.forEach((code, i) => {
      const outline = paths[edition.index.get(code)] || "";
      const mark = date.classes[i];
      const name = MARKS[mark] || "k" + mark;
      byClass.set(name, (byClass.get(name) || "") + outline);
    });
    const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    svg.setAttribute("viewBox", `-2 -2 ${WIDTH + 4} ${height + 4}`);
    svg.setAttribute("aria-hidden", "true");
    byClass.forEach((outline, name) => svg.append(drawShape(outline, name)));
    const outline = paths[edition.index.get(chosen)];
    if (outline) svg.append(drawShape(outline, "date-chosen-halo"), drawShape(outline, "date-chosen"));
    return svg;
  }

  function drawCard(date, answer, { figures, edition, params }) {
    const card = make("li", "", "date-map");
    const heading = document.createElement("h3");
    const button = make("button", date.label);
    button.type = "button";
    button.dataset.set = new URLSearchParams({ period: date.id, view: "" }).toString();
    button.title = `Open ${date.label} on the map`;
    if (date.id === figures.date) button.setAttribute("aria-current", "date");
    heading.append(button);
    card.append(heading, drawMap(date, answer.areas, edition, params.area),
      make("p", date.london, "date-london"), make("p", date.words));
    return card;
  }

  function drawKey(legend, answer) {
    const list = make("ul", "", "date-key");
    const add = (className, text) => {
      const item = document.createElement("li");
      item.append(make("span", "", "swatch " + className), make("span", text));
      list.append(item);
    };
    legend.classes.forEach(({ label }, i) => add("k" + i, label));
    const isIn = (mark) => answer.dates.some(({ classes }) => classes.includes(mark));
    if (isIn("-")) add("none", "no value");
    if (isIn(".")) add("plain", answer.plain);
    return list;
  }

  async function draw(host, view) {
    const { period, ...others } = view.params;
    const url = "/view/dates?" + atlas.address.figuresQuery(others);
    if (!host.querySelector(".date-maps")) host.replaceChildren(make("p", "Drawing a map of each date…"));
    host.dataset.asked = url;
    let answer;
    try {
      answer = await atlas.store.fetchJson(url);
    } catch (error) {
      answer = { why_not: error.message + ", so the maps are not drawn. Check the connection, then choose again" };
    }
    // The reader has chosen again, or another way of showing, while the answer was on its way.
    if (host.dataset.asked !== url || document.getElementById("main").dataset.view !== "dates") return;
    if (answer.why_not) return host.replaceChildren(make("p", answer.why_not + ".", "notice"));
    const { legend } = view.figures;
    const box = make("div", "", "date-box");
    box.dataset.palette = legend.palette;
    box.dataset.classes = legend.classes.length;
    const maps = make("ul", "", "date-maps");
    answer.dates.forEach((date) => maps.append(drawCard(date, answer, view)));
    box.append(make("h2", answer.title, "date-title"), drawKey(legend, answer),
      make("p", "A colour means the same at every date. Choose a date to open its map.", "date-words"), maps);
    return host.replaceChildren(box);
  }

  return draw;
})();
