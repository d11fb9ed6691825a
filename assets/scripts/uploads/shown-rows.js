/* What a reader agreed to show: a picture that the server draws, a table, a file and a way out. */
import { dataVersion } from "../address/address.js";
import { box, button, byId, element, find, findAll, select } from "../browser/dom.js";
import { showNote } from "../browser/note.js";
import { count, writeNumber } from "../data/figures.js";
import { Refusal, ask } from "../data/server.js";
import { FIELDS, NAMES, forgetRows, readRows } from "./kept-rows.js";
import { buildBox, buildTable, downloadRows } from "./row-tables.js";

const PICTURE = "/own/picture";
const AT_ONCE = 100;
const LABELS = { records: "Your records", figures: "Your figures" };
const HEADS = {
  records: {
    label: "Whose", programme: "Programme", activity: "Activity", where: "Where", precision: "How precisely",
    date: "Date", units: "Units", participants: "People", amount_gbp: "£", source: "Source",
  },
  figures: {
    label: "Whose", area_name: "Area", indicator: "Indicator", group: "Who", period: "Date", value: "Value",
    interval: "95 % interval", base: "Base", source: "Source",
  },
};
// Which rows of figures a map can show at once: those alike in these.
const ALIKE = ["indicator", "level", "vintage", "period", "group"];
const BASES = {
  survey: "A survey's estimates", modelled: "A model's estimates",
  full_count: "A count of everyone", administrative: "Administrative records",
};
const number = (value) => (value === null ? "" : writeNumber(value));
// What the server needs to draw a record; the rest stays in the tab.
const DRAWN = [
  "programme", "activity", "place", "area_codes", "ward_code", "precision", "lat", "lon", "date",
  "units", "unit_kind", "confidence", "sensitive",
];
// What a picture is of, by kind; a new choice takes the place of the one on its way.
const asked = {};

function tellRecord(row) {
  return {
    label: "Your record", programme: row.programme_label || row.programme, activity: row.activity || row.unit_kind,
    where: [row.place, row.ward_name, (row.area_names || []).join("; ")].filter(Boolean).join(", ") || "Not located",
    precision: row.sensitive ? `${row.precision} (kept to the borough)` : row.precision, date: row.date,
    units: [number(row.units), row.unit_kind].filter(Boolean).join(" "), participants: number(row.participants),
    amount_gbp: number(row.amount_gbp), source: [row.source, row.confidence].filter(Boolean).join(" · "),
  };
}

function tellFigure(row) {
  const has = row.lci_95 !== null && row.uci_95 !== null;
  return {
    label: "Your figure", area_name: row.area_name || row.area_code, indicator: row.label || row.indicator,
    group: row.group, period: row.period,
    value: row.value === null ? `No value${row.status ? ` (${row.status})` : ""}` : `${number(row.value)} ${row.unit || ""}`.trim(),
    interval: has ? `${number(row.lci_95)} to ${number(row.uci_95)}` : "None given", base: number(row.base) || "Not given", source: row.source,
  };
}

/* The columns of which any row says something. */
function listHeads(kind, told) {
  return Object.fromEntries(Object.entries(HEADS[kind]).filter(([name]) => told.some((row) => row[name])));
}

/* A table of the first rows, and a button for those that follow. */
function buildRows(kind, held) {
  const rows = held.map(kind === "records" ? tellRecord : tellFigure);
  const heads = listHeads(kind, rows);
  const parts = [buildBox(buildTable(heads, rows.slice(0, AT_ONCE)), `${LABELS[kind]}, row by row`)];
  if (rows.length > AT_ONCE) {
    let until = AT_ONCE;
    const body = find("tbody", HTMLElement, parts[0]);
    const told = element("span", `The first ${until} of ${number(rows.length)} rows`, "soft");
    const more = button("Show 100 more", () => {
      const next = buildTable(heads, rows.slice(until, until + AT_ONCE));
      body.append(...next.tBodies[0].rows);
      until = Math.min(until + AT_ONCE, rows.length);
      told.textContent = `The first ${number(until)} of ${number(rows.length)} rows`;
      if (until >= rows.length) more.remove();
    }, "action");
    parts.push(box("upload-acts", told, more));
  }
  return parts;
}

function buildSelect(id, name, options, act) {
  const label = element("label", name);
  const choice = select(options);
  choice.id = id;
  choice.addEventListener("change", act);
  label.append(choice);
  return label;
}

const keyOf = (row) => ALIKE.map((name) => row[name] ?? "").join("\u001f");

function listSets(rows) {
  const sets = new Map();
  rows.forEach((row) => {
    if (row.level === "london") return;
    if (!sets.has(keyOf(row))) sets.set(keyOf(row), [row.label || row.indicator, row.level.replaceAll("_", " "), row.vintage, row.period, row.group].filter((part) => part && part !== "all").join(", "));
  });
  return [...sets];
}

/* London's rows of the same kind go with their areas', to be what these are tested against. */
function pickSet(rows, key) {
  const one = rows.find((row) => keyOf(row) === key);
  const isAlike = (row) => ["indicator", "period", "group"].every((name) => row[name] === one[name]);
  return rows.filter((row) => keyOf(row) === key || (row.level === "london" && isAlike(row)));
}

async function draw(kind, place, question) {
  const turn = asked[kind] = {};
  place.setAttribute("aria-busy", "true");
  if (!place.firstChild) place.replaceChildren(element("p", `Drawing ${NAMES[kind]}…`, "soft"));
  try {
    const headers = { "Content-Type": "application/json" };
    const answer = await ask(PICTURE, { method: "POST", headers, body: JSON.stringify(question) });
    if (asked[kind] !== turn) return;
    // Written by the server, which escapes what it repeats of a file; no policy lets a script in.
    const part = document.createElement("template");
    part.innerHTML = answer.html;
    place.replaceChildren(part.content);
    // The drawn map is gone through as one that came with the page is.
    document.dispatchEvent(new CustomEvent("atlas:exchanged"));
  } catch (error) {
    if (asked[kind] !== turn) return;
    const why = error instanceof Refusal ? error.message : "the atlas's server could not be reached";
    place.replaceChildren(element("p", `The picture could not be drawn: ${why}. The table below holds every row.`, "notice"),
      button("Draw it again", () => draw(kind, place, question), "action"));
  } finally {
    if (asked[kind] === turn) place.removeAttribute("aria-busy");
  }
}

function pickDrawn(row) {
  const picked = Object.fromEntries(DRAWN.map((name) => [name, row[name]]));
  return { ...picked, programme: row.programme || row.programme_label };
}

const listProgrammes = () => [["", "Of the same programmes"], ["none", "None"], ["all", "Of all programmes"], ...JSON.parse(byId("upload-shown").dataset.programmes ?? "[]")];

function buildPicture(kind, { rows }) {
  const picture = element("div", "", "upload-picture");
  const choices = element("div", "", "upload-choices");
  if (kind === "records") {
    const drawn = rows.map(pickDrawn);
    const show = () => {
      const { value } = find("select", HTMLSelectElement, choices);
      draw(kind, picture, { kind, rows: drawn, with: ["", "none", "all"].includes(value) ? value : [value] });
    };
    choices.append(buildSelect("upload-with", "The atlas's records beside them", listProgrammes(), show));
    show();
    return [choices, picture];
  }
  const show = () => {
    const [set, basis] = findAll("select", choices, HTMLSelectElement).map(({ value }) => value);
    draw(kind, picture, { kind, rows: pickSet(rows, set), basis });
  };
  choices.append(buildSelect("upload-set", "Figures to show", listSets(rows), show),
    buildSelect("upload-basis", "How they came about", [["", "Not said: not tested"], ...Object.entries(BASES)], show));
  if (listSets(rows).length) show();
  return [choices, picture];
}

function buildActs(kind, held) {
  const download = () => downloadRows(`${kind === "records" ? "your-records" : "your-figures"}.csv`,
    ["whose", ...Object.keys(FIELDS[kind])], held.rows.map((row) => ({ whose: NAMES[kind], ...row })));
  const forget = () => {
    forgetRows(kind);
    showNote(`${LABELS[kind]} are forgotten. The file on your computer is as it was.`);
    byId("upload-file").focus();
  };
  return box("upload-acts",
    ...(kind === "records" && held.isKept ? [element("a", "Open on the map", "action", { href: "/" })] : []),
    button("Download (CSV)", download, "action"), button("Print", () => window.print(), "action"),
    button(`Forget ${NAMES[kind]}`, forget, "action"));
}

function tellState(kind, held) {
  const told = [`${count(held.rows.length, "row", "rows")}${held.name ? ` of ${held.name}` : ""}, only in this tab. Closing it forgets them; so does “Forget”, which cannot be undone.`];
  if (!held.isKept) told.push("They are more than this browser keeps for a tab, so they are here only until you leave or reload this page, and not on the Explore map.");
  if (held.version !== dataVersion()) told.push("The atlas's data have changed since these rows were checked: areas and programmes may differ. Load the file again to check it anew.");
  return told.map((text, place) => element("p", text, place ? "notice" : "soft"));
}

/* Figures come with a table of those on the map, so that all of them stand behind a line. */
function buildList(kind, rows) {
  if (kind === "records") return buildRows(kind, rows);
  const details = element("details");
  details.append(element("summary", "Every row of your figures"), ...buildRows(kind, rows));
  return [details];
}

function build(kind) {
  const held = readRows(kind);
  if (!held) return [];
  if (held.problem) return [element("p", held.problem, "notice")];
  const head = element("h2", LABELS[kind], "", { id: `upload-${kind}-head`, tabindex: -1 });
  const section = element("section", "", "upload-told", { id: `upload-${kind}`, "aria-labelledby": head.id });
  section.append(head, ...tellState(kind, held), buildActs(kind, held), ...buildPicture(kind, held), ...buildList(kind, held.rows));
  return [section];
}

export function showUploads() {
  const host = document.getElementById("upload-shown");
  if (!host) return;
  const show = () => host.replaceChildren(...Object.keys(LABELS).flatMap(build));
  document.addEventListener("atlas:own", show);
  show();
}
