/* A reader's own records on the Explore map: counted in the badges of areas, or at their places. */
import { readAddress } from "../address/address.js";
import { afterPaint, button, byId, element, find, listOf } from "../browser/dom.js";
import { showNote } from "../browser/note.js";
import { count, writeNumber } from "../data/figures.js";
import { fetchJson } from "../data/server.js";
import { currentMap } from "../map/map.js";
import { showMarks } from "../map/reach-marks.js";
import { forgetRows, isHidden, readRows, setHidden } from "./kept-rows.js";

const LONDON = { south: 51.2, north: 51.75, west: -0.6, east: 0.4 };
const BELOW_BOROUGH = ["point", "approximate", "ward"];
const KEY = {
  badge: "number of your records", point: "your record, exact place", approximate: "approximate place",
  ward: "somewhere in a ward or locality",
};
let drawn = 0;
// What the box says of, so that it can be said anew over other shapes.
let last = { held: null, state: {} };

const nameRow = (row) => row.activity || row.programme_label || row.programme || "Without a name";

function tellRow(row) {
  const told = [
    row.programme_label || row.programme, row.organisation, row.place, row.date,
    row.units === null ? "" : `${row.units} ${row.unit_kind || "units"}`,
    row.source ? `Source: ${row.source}` : "", row.confidence ? `Confidence: ${row.confidence}` : "",
    row.sensitive ? "Kept to the borough" : "",
  ];
  return told.filter(Boolean).join(". ");
}

const isPlaced = ({ lat, lon }) => lat > LONDON.south && lat < LONDON.north && lon > LONDON.west && lon < LONDON.east;
const isExact = (row) => !row.sensitive && ["point", "approximate"].includes(row.precision) && isPlaced(row);

function groupBy(rows, listKeys) {
  const groups = new Map();
  rows.forEach((row) => listKeys(row).forEach((key) => {
    if (!groups.has(key)) groups.set(key, []);
    groups.get(key).push(row);
  }));
  return [...groups];
}

/* Where the name of each area stands, by code; asked for only where records need it. */
async function findAreas(query) {
  const { data } = await fetchJson(`/api/v1/areas?${query}`);
  return new Map(data.map((area) => [area.area_code, area]));
}

/* A postcode without a point of its own is known by its ward. */
const isInWard = (row) => BELOW_BOROUGH.includes(row.precision) && !row.sensitive && row.ward_code;
const isKnown = (row) => row.precision !== "unlocated" && (row.area_codes || []).length > 0;

async function findWards(rows) {
  // A code of both editions stands for nearly the same place; the newer one's is used.
  const editions = rows.some(isInWard) ? await Promise.all([2018, 2022].map((year) => findAreas(`level=ward&vintage=${year}`))) : [];
  return new Map(editions.flatMap((edition) => [...edition]));
}

const listMarked = (rows, areas, listKeys) => groupBy(rows, listKeys).filter(([code]) => areas.get(code)?.centroid)
  .map(([code, of]) => ({ code, name: areas.get(code).area_name, at: areas.get(code).centroid, records: of.map((row) => row.place_in_file) }));

/**
 * Postcodes of one neighbourhood share its middle.
 * @returns {Atlas.Marks["places"]}
 */
function listPlaces(rows, wards) {
  const exact = groupBy(rows.filter(isExact), (row) => [`${row.precision} ${row.lat} ${row.lon}`]).map(([, of]) => {
    const { precision, lat, lon, place, ward_name: ward, area_names: names } = of[0];
    const name = of.length > 1 ? ward || (names || [])[0] : place;
    return { kind: precision, at: /** @type {[number, number]} */ ([lon, lat]), name: name || "", records: of.map((row) => row.place_in_file) };
  });
  const inWards = listMarked(rows.filter((row) => !isExact(row) && isInWard(row)), wards, (row) => [row.ward_code]);
  return [...exact, ...inWards.map((ward) => ({ ...ward, kind: "ward" }))];
}

/** @returns {Promise<Atlas.Marks>} */
async function describeRows(held) {
  const rows = held.map((row, place) => ({ ...row, place_in_file: place }));
  const [boroughs, wards] = await Promise.all([findAreas("level=borough"), findWards(rows)]);
  return {
    programmes: [],
    records: rows.map((row) => [-1, nameRow(row), tellRow(row), ""]),
    areas: listMarked(rows.filter(isKnown), boroughs, (row) => row.area_codes),
    wards: listMarked(rows.filter(isInWard), wards, (row) => [row.ward_code]).map((ward) => ({ ...ward, parent: rows[ward.records[0]].area_codes?.[0] ?? "" })),
    places: listPlaces(rows, wards),
  };
}

const isByPlace = () => readAddress().marks === "exact";

const buildKey = (kinds) => listOf(Object.entries(KEY).filter(([kind]) => (isByPlace() ? kinds.has(kind) : kind === "badge")).map(([kind, text]) =>
  [element("span", kind === "badge" ? "◆" : "", `mark mark-sign mark-own tint-own mark-${kind}`, { "aria-hidden": "true" }), text]), "upload-key");

function sayHow({ rows }, unplaced) {
  const all = writeNumber(rows.length);
  if (isHidden()) return `Your records: ${all} loaded, hidden.`;
  if (currentMap().shown?.isEqual) return `Your records: ${all} loaded, only in this tab. Areas of equal size have no places to mark; choose True shapes to see them.`;
  const wide = isByPlace() ? rows.filter((row) => isKnown(row) && !isExact(row) && !isInWard(row)).length : 0;
  const wider = wide ? ` ${count(wide)} known only to a borough: counted by borough.` : "";
  const rest = unplaced ? ` ${count(unplaced)} not located: in the table of Your records.` : "";
  return `Your records: ${writeNumber(rows.length - unplaced - wide)} shown, only in this tab.${wider}${rest}`;
}

/* The box beside the map, and the same words for those who hear it. */
function tell(held, state = {}) {
  last = { held, state };
  const { kinds = new Set(), unplaced = 0, problem = "" } = state;
  const box = byId("upload-box");
  const told = !held ? "" : problem || sayHow(held, unplaced);
  byId("upload-words").textContent = told && ` ${told}`;
  if (!told) {
    box.replaceChildren();
    return;
  }
  const hadFocus = box.contains(document.activeElement);
  const isOff = isHidden();
  /** @type {HTMLElement[]} */
  const parts = [element("p", told)];
  if (held.rows.length && !problem) parts.push(button(isOff ? "Show" : "Hide", () => setHidden(!isOff)));
  if (kinds.size) parts.push(element("button", isByPlace() ? "By borough" : "Exact places", "plain-button", { type: "button", "data-set": `marks=${isByPlace() ? "" : "exact"}` }));
  if (held.rows.length) parts.push(button("Forget", forget));
  parts.push(element("a", "Your records", "", { href: "/own" }));
  if (kinds.size) {
    const key = buildKey(kinds);
    key.setAttribute("aria-label", "What the marks of your records mean");
    parts.push(key);
  }
  box.replaceChildren(...parts);
  if (hadFocus) find("button, a", HTMLElement, box).focus();
}

function forget() {
  forgetRows("records");
  showNote("Your records are forgotten. The file on your computer is as it was.");
  byId("main").focus({ preventScroll: true });
}

async function show() {
  const turn = ++drawn;
  const held = readRows("records");
  if (!held || !held.rows.length || isHidden()) {
    showMarks("own", null).catch(() => {});
    return tell(held, { problem: held?.problem });
  }
  let problem = "";
  try {
    const marks = await describeRows(held.rows);
    if (turn === drawn) await showMarks("own", marks);
  } catch (error) {
    problem = `Your records could not be placed: ${error.message}. Check the connection, then load the page again.`;
  }
  if (turn !== drawn) return;
  const placed = held.rows.filter((row) => isExact(row) || isKnown(row) || isInWard(row));
  return tell(held, { kinds: new Set(placed.map((row) => (isExact(row) ? row.precision : "ward"))), unplaced: held.rows.length - placed.length, problem });
}

/* Once the first view is painted: the atlas's own figures come first. */
export function followUploads() {
  document.addEventListener("atlas:coloured", () => afterPaint(() => {
    if (readRows("records")) show();
    document.addEventListener("atlas:own", show);
    document.addEventListener("atlas:coloured", () => { if (last.held) tell(last.held, last.state); });
  }), { once: true });
}
