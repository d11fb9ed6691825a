/* A reader's own records and figures: kept by this tab alone, and checked before they are used. */
import { keepText, readText } from "../browser/storage.js";

const FORM = 1;
const PREFIX = "atlas.own.";
const HIDDEN = PREFIX + "hidden";
// What a row holds, and of which type each is; nothing else is kept or read.
export const FIELDS = {
  records: {
    row: "number", programme: "text", programme_label: "text", activity: "text", organisation: "text",
    place: "text", area_codes: "list", area_names: "list", ward_code: "text", ward_name: "text",
    precision: "text", lat: "number", lon: "number", date: "text", units: "number", unit_kind: "text",
    amount_gbp: "number", participants: "number", confidence: "text", sensitive: "flag",
    source: "text", quote: "text",
  },
  figures: {
    row: "number", indicator: "text", label: "text", unit: "text", level: "text", vintage: "number",
    area_code: "text", area_name: "text", period: "text", group: "text", value: "number",
    lci_95: "number", uci_95: "number", base: "number", status: "text", source: "text",
  },
};
// Of a record marked sensitive nothing below the borough is used, whatever the tab holds.
const BELOW_BOROUGH = ["activity", "organisation", "place", "ward_code", "ward_name", "lat", "lon", "source", "quote"];
const BOROUGH = /^E09\d{6}$/;
export const NAMES = { records: "your records", figures: "your figures" };
const IS_OF = {
  text: (value) => typeof value === "string",
  number: (value) => Number.isFinite(value),
  flag: (value) => typeof value === "boolean",
  list: (value) => Array.isArray(value) && value.every((one) => typeof one === "string"),
};
// What a browser refuses to keep is held by the page itself, until it is left.
const unkept = {};
// What was read last, so that the same text is not read again.
const known = {};
let isUnkeptHidden = false;

function tell() {
  document.dispatchEvent(new CustomEvent("atlas:own"));
}

/* A column as each different value once and, by row, which of them it is: a quarter of the size. */
function packColumn(values) {
  const places = new Map();
  const of = [];
  const at = values.map((value) => {
    const key = Array.isArray(value) ? `list ${value.join("\u001f")}` : value;
    if (!places.has(key)) places.set(key, of.push(value) - 1);
    return places.get(key);
  });
  return of.length * 2 < values.length ? { of, at } : { all: values };
}

function unpackColumn(column, count, type) {
  const values = column.all || column.at.map((place) => column.of[place]);
  if (values.length !== count) throw new Error("rows are missing");
  if (!values.every((value) => value === null || IS_OF[type](value))) throw new Error("a value is of another type");
  return values;
}

const pack = (kind, { name, rows, version }) => JSON.stringify({
  form: FORM, name, version, count: rows.length,
  columns: Object.fromEntries(Object.keys(FIELDS[kind]).map((field) => [field, packColumn(rows.map((row) => row[field]))])),
});

function guard(row) {
  if (!row.sensitive) return row;
  BELOW_BOROUGH.forEach((field) => { row[field] = null; });
  const isBorough = (_, place) => BOROUGH.test(row.area_codes[place]);
  row.area_codes = row.area_codes || [];
  row.area_names = (row.area_names || []).filter(isBorough);
  row.area_codes = row.area_codes.filter((code) => BOROUGH.test(code));
  row.precision = ["unlocated", "borough"][row.area_codes.length] || "multi";
  return row;
}

function unpack(kind, text) {
  const said = JSON.parse(text);
  if (said.form !== FORM || !Number.isInteger(said.count)) throw new Error("another form");
  if (typeof said.name !== "string" || typeof said.version !== "string") throw new Error("no name");
  const fields = Object.entries(FIELDS[kind]);
  const columns = fields.map(([field, type]) => unpackColumn(said.columns[field], said.count, type));
  const rows = Array.from({ length: said.count }, (_, i) =>
    guard(Object.fromEntries(fields.map(([field], place) => [field, columns[place][i]]))));
  return { name: said.name, version: said.version, rows, isKept: true, problem: "" };
}

/* What the tab holds of a kind, or null; `problem` says that something was held and is no use. */
export function readRows(kind) {
  if (unkept[kind]) return unkept[kind];
  const text = readText("sessionStorage", PREFIX + kind);
  if (!text) return null;
  if (known[kind]?.text === text) return known[kind].held;
  try {
    known[kind] = { text, held: unpack(kind, text) };
    return known[kind].held;
  } catch {
    keepText("sessionStorage", PREFIX + kind, "");
    return {
      name: "", version: "", rows: [], isKept: false,
      problem: `What this tab held of ${NAMES[kind]} could not be read, and is forgotten. Load the file again.`,
    };
  }
}

/* Keep rows in place of the last of their kind; says whether the tab could. */
export function keepRows(kind, { name, rows, version }) {
  const fields = Object.keys(FIELDS[kind]);
  const taken = rows.map((row) => guard(Object.fromEntries(fields.map((field) => [field, row[field] ?? null]))));
  const text = pack(kind, { name, rows: taken, version });
  const held = { name, version, rows: taken, isKept: true, problem: "" };
  delete unkept[kind];
  if (keepText("sessionStorage", PREFIX + kind, text)) {
    known[kind] = { text, held };
  } else {
    keepText("sessionStorage", PREFIX + kind, "");
    unkept[kind] = { ...held, isKept: false };
  }
  hide(false);
  tell();
  return !unkept[kind];
}

export function forgetRows(kind) {
  delete unkept[kind];
  delete known[kind];
  keepText("sessionStorage", PREFIX + kind, "");
  tell();
}

export const isHidden = () => isUnkeptHidden || readText("sessionStorage", HIDDEN) === "1";

function hide(isWanted) {
  isUnkeptHidden = isWanted;
  keepText("sessionStorage", HIDDEN, isWanted ? "1" : "");
}

export function setHidden(isWanted) {
  hide(isWanted);
  tell();
}
