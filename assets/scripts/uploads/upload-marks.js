/* A reader's own records on the Explore map: marks of another shape, beside the atlas's. */
import { afterPaint, button, byId, element, find, listOf } from "../browser/dom.js";
import { showNote } from "../browser/note.js";
import { count, writeNumber } from "../data/figures.js";
import { fetchJson } from "../data/server.js";
import { currentMap } from "../map/map.js";
import { drawIcon, drawMark } from "../map/reach-marks.js";
import { forgetRows, isHidden, readRows, setHidden } from "./kept-rows.js";

const collect = (/** @type {any[]} */ features) => /** @type {any} */ ({ type: "FeatureCollection", features });
const MOST_LINES = 30;
const LONDON = { south: 51.2, north: 51.75, west: -0.6, east: 0.4 };
// Under the atlas's own marks of the same borough.
const ANCHORS = { borough: [23, -34], multi: [-1, -34] };
const BELOW_BOROUGH = ["point", "approximate", "ward"];
const KEY = {
  point: "your record, exact place", approximate: "approximate place", ward: "somewhere in a ward or locality",
  borough: "somewhere in a borough", multi: "shared by several boroughs",
};
/** @type {L.GeoJSON | null} */
let rings = null;
let drawn = 0;
// What the box says of, so that it can be said anew over other shapes.
let last = { held: null, state: {} };

/* Draw a mark that is told from the atlas's own by its shape. */
export function drawUploadMark(feature, latlng) {
  const { kind, count: number } = feature.properties;
  return drawMark(feature, latlng, drawIcon(kind, number, " mark-own", ANCHORS[kind]));
}

/* A mark can stand for several records at one point, so a cluster counts those of its marks. */
export function drawUploadCluster(feature, latlng, index) {
  const leaves = index.getLeaves(feature.properties.cluster_id, Infinity);
  const number = leaves.reduce((sum, leaf) => sum + leaf.properties.count, 0);
  const title = `${count(number)} of yours here. Zoom in to see each.`;
  const icon = drawIcon("cluster", number, " mark-own");
  return L.marker(latlng, { icon, alt: title, title });
}

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

function describe(kind, [longitude, latitude], place, rows) {
  const isOne = rows.length === 1;
  const lines = rows.slice(0, MOST_LINES).map((row) => (isOne ? tellRow(row) : `${nameRow(row)}. ${tellRow(row)}`));
  if (rows.length > MOST_LINES) lines.push(`${writeNumber(rows.length - MOST_LINES)} more are in the table of Your records.`);
  return {
    type: "Feature",
    geometry: { type: "Point", coordinates: [longitude, latitude] },
    properties: {
      kind, count: rows.length, lines,
      title: isOne ? `Your record: ${nameRow(rows[0])}${place ? `, ${place}` : ""}` : `Your records: ${place || "one place"}, ${count(rows.length)}`,
    },
  };
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

function drawGroups(kind, rows, areas, listKeys) {
  return groupBy(rows, listKeys).filter(([code]) => areas.get(code)?.centroid)
    .map(([code, of]) => describe(kind, areas.get(code).centroid, areas.get(code).area_name, of));
}

/* Postcodes of one neighbourhood share its middle. */
function describePoints(rows) {
  const pointOf = (row) => [`${row.precision} ${row.lat} ${row.lon}`];
  return groupBy(rows.filter(isExact), pointOf).map(([, of]) => {
    const { precision, lat, lon, place, ward_name: ward, area_names: names } = of[0];
    return describe(precision, [lon, lat], of.length > 1 ? ward || (names || [])[0] : place, of);
  });
}

async function describeAreas(rows) {
  const others = rows.filter((row) => !isExact(row));
  // A postcode without a point of its own is known by its ward.
  const isWard = (row) => BELOW_BOROUGH.includes(row.precision) && !row.sensitive && row.ward_code;
  const wards = others.filter(isWard);
  const wide = others.filter((row) => !isWard(row) && row.precision !== "unlocated");
  const features = [];
  if (wards.length) {
    // A code of both editions stands for nearly the same place; the newer one's is used.
    const editions = await Promise.all([2018, 2022].map((year) => findAreas(`level=ward&vintage=${year}`)));
    features.push(...drawGroups("ward", wards, new Map([...editions[0], ...editions[1]]), (row) => [row.ward_code]));
  }
  if (wide.length) {
    const boroughs = await findAreas("level=borough");
    const listCodes = (row) => row.area_codes || [];
    features.push(...drawGroups("borough", wide.filter((row) => listCodes(row).length === 1), boroughs, listCodes));
    features.push(...drawGroups("multi", wide.filter((row) => listCodes(row).length > 1), boroughs, listCodes));
  }
  return features;
}

function setPoints(features) {
  window.dash_clientside.set_props("upload-points", { data: collect(features) });
}

const buildKey = (kinds) => listOf(Object.entries(KEY).filter(([kind]) => kinds.has(kind)).map(([kind, text]) =>
  [element("span", "", `mark mark-sign mark-own mark-${kind}`, { "aria-hidden": "true" }), text]), "upload-key");

function sayHow({ rows }, unplaced) {
  const all = writeNumber(rows.length);
  if (isHidden()) return `Your records: ${all} loaded, hidden.`;
  if (currentMap().shown?.isEqual) return `Your records: ${all} loaded, only in this tab. Areas of equal size have no places to mark; choose True shapes to see them.`;
  const rest = unplaced ? ` ${count(unplaced)} not located: in the table of Your records.` : "";
  return `Your records: ${writeNumber(rows.length - unplaced)} shown, only in this tab.${rest}`;
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

function clear() {
  rings?.remove();
  rings = null;
  setPoints([]);
}

async function show() {
  const turn = ++drawn;
  const held = readRows("records");
  clear();
  if (!held || !held.rows.length || isHidden()) return tell(held, { problem: held?.problem });
  const points = describePoints(held.rows);
  setPoints(points);
  /** @type {any[]} */
  let areas = [];
  let problem = "";
  try {
    areas = await describeAreas(held.rows);
  } catch (error) {
    problem = `Your records known by ward or borough could not be placed: ${error.message}. Check the connection, then load the page again.`;
  }
  if (turn !== drawn) return;
  rings = L.geoJSON(collect(areas), { pointToLayer: drawUploadMark }).addTo(currentMap().leaflet);
  const features = [...points, ...areas];
  const placed = held.rows.filter((row) => isExact(row) || (row.precision !== "unlocated" && ((row.area_codes || []).length || row.ward_code))).length;
  return tell(held, { kinds: new Set(features.map((feature) => feature.properties.kind)), unplaced: held.rows.length - placed, problem });
}

/* Once the first view is painted: the atlas's own figures come first. */
export function followUploads() {
  document.addEventListener("atlas:coloured", () => afterPaint(() => {
    if (readRows("records")) show();
    document.addEventListener("atlas:own", show);
    document.addEventListener("atlas:coloured", () => { if (last.held) tell(last.held, last.state); });
  }), { once: true });
}
