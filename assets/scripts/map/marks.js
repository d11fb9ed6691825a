/* Which marks there are, and where each lies at the present scale: a badge an area, or exact places. */
import { readAddress } from "../address/address.js";
import { element } from "../browser/dom.js";
import { count } from "../data/figures.js";
import { SMALL, boxAround, chooseBadge, labelBadge, overlap, writeSegments } from "./badges.js";
import { findAreaAt, toGround, toUnits } from "./editions.js";
import { placeOutside } from "./leaders.js";
import { drawMarks } from "./mark-layer.js";
import { partPlaces } from "./places.js";

const USUAL = [22, SMALL];
// On wards a borough's badge counts what is known no closer, and is larger than theirs.
const OVER_WARDS = [25, SMALL];
const DOT = 12;
const RING = 16;
const WITH_TEXT = 20;
/** @type {Record<string, Atlas.Marks | null>} */
const sources = { atlas: null, own: null };
/** @type {{ key: string } & Atlas.RoomsAnswer} */
let rooms = { key: "", areas: {}, wards: {} };

export const hasMarks = () => Object.values(sources).some((one) => one?.records.length);

/** Take what is to be marked, the atlas's or the reader's own; nothing takes it away. */
export function setMarks(/** @type {"atlas" | "own"} */ source, /** @type {Atlas.Marks | null} */ marks) {
  sources[source] = marks;
}

/** The wards that are to be marked. */
export const listWards = () => [...new Set(Object.values(sources).flatMap((one) => one?.wards.map(({ code }) => code) ?? []))].sort();

export function setRooms(/** @type {string} */ key, /** @type {Atlas.RoomsAnswer} */ answer) {
  rooms = { key, ...answer };
}

/** @typedef {{ code: string, name: string, parent: string, atlas: Set<number>, own: Set<number> }} Marked */

/** A code that the map does not draw is that of a borough in a constituency. */
const findCode = (/** @type {Atlas.Edition} */ edition, /** @type {Atlas.MarkedArea} */ { code, at }) => {
  if (rooms.areas[code] || !at) return code;
  return edition.features[findAreaAt(edition, ...toUnits(edition, at))]?.id ?? "";
};

function collect(/** @type {Atlas.Edition} */ edition, /** @type {"areas" | "wards"} */ kind) {
  /** @type {Map<string, Marked>} */
  const marked = new Map();
  for (const source of /** @type {const} */ (["atlas", "own"])) {
    for (const area of sources[source]?.[kind] ?? []) {
      const code = kind === "areas" ? findCode(edition, area) : area.code;
      if (!rooms[kind][code]) continue;
      const known = marked.get(code) ?? { code, name: area.name, parent: area.parent ?? "", atlas: new Set(), own: new Set() };
      area.records.forEach((record) => known[source].add(record));
      marked.set(code, known);
    }
  }
  return [...marked.values()];
}

const tintOf = (/** @type {number} */ programme) => `tint-${Math.min(programme, 2)}`;

function segmentsOf(/** @type {Marked} */ { atlas, own }) {
  const { programmes = [], records = [] } = sources.atlas ?? {};
  const counts = programmes.map(({ letter }, place) => ({
    letter, tint: tintOf(place), count: [...atlas].filter((record) => records[record][0] === place).length,
  }));
  return writeSegments(counts.filter((one) => one.count), own.size);
}

function listRecords(/** @type {"atlas" | "own"} */ source, /** @type {Iterable<number>} */ places) {
  const { programmes, records } = /** @type {Atlas.Marks} */ (sources[source]);
  return [...places].map((place) => {
    const [programme, title, line, address] = records[place];
    return { title, line, address, page: programmes[programme] };
  });
}

/** Name a mark by what it stands for: one record by its title, several by their place and number. */
function nameMark(/** @type {string} */ name, /** @type {{ title: string }[]} */ theirs, /** @type {{ title: string }[]} */ own) {
  if (!own.length) return theirs.length === 1 ? theirs[0].title : `${name}: ${count(theirs.length)}`;
  if (theirs.length) return `${name}: ${count(theirs.length)}, and ${count(own.length)} of yours`;
  return own.length === 1 ? `Your record: ${own[0].title}, ${name}` : `Your records: ${name}, ${count(own.length)}`;
}

function writeBadge(/** @type {{ tint: string, text: string }[]} */ segments, /** @type {string | null} */ label = null) {
  const html = element("span", "", "badge-parts");
  const ends = (/** @type {number} */ place) => `${place ? "" : " is-first"}${place < segments.length - 1 ? "" : " is-last"}`;
  html.append(...segments.map(({ tint, text }, place) => element("span", text, tint + ends(place))));
  if (label !== null) html.append(element("span", label, "badge-name"));
  return html;
}

/** @returns {Atlas.DrawnMark} */
function makeBadge(/** @type {Marked} */ area, segments, badge, /** @type {Layout} */ { edition, scale }, /** @type {string | null} */ label = null) {
  const theirs = area.atlas.size ? listRecords("atlas", area.atlas) : [];
  const own = area.own.size ? listRecords("own", area.own) : [];
  return {
    key: `badge ${area.code} ${area.parent}`,
    at: toGround(edition, badge.x / scale, badge.y / scale),
    width: badge.width,
    height: badge.height,
    className: ["badge", `is-${badge.size}`, badge.isUpright ? "is-upright" : "", own.length ? "mark-own" : ""].filter(Boolean).join(" "),
    html: writeBadge(segments, label),
    title: nameMark(area.name, theirs, own),
    records: [...theirs, ...own],
  };
}

/**
 * @typedef {{
 *   edition: Atlas.Edition, leaflet: L.Map, scale: number, measure(text: string, size: number): number,
 *   taken: [number, number, number, number][], names: Map<string, any>, lines: [number, number, number, number][],
 * }} Layout
 */

const isOut = (/** @type {Atlas.Edition} */ { index, classes }, /** @type {string} */ code) =>
  (classes[index.get(code) ?? -1] ?? "").startsWith("area out");

function layBadges(/** @type {Layout} */ layout) {
  const { edition, scale, taken, names } = layout;
  const isFree = (box) => !taken.some((one) => overlap(one, box));
  /** @type {Atlas.DrawnMark[]} */
  const marks = [];
  const wards = collect(edition, "wards");
  const told = new Map();
  for (const ward of wards) {
    const segments = segmentsOf(ward);
    const badge = isOut(edition, ward.code) ? null : chooseBadge(rooms.wards[ward.code], segments, { scale, sizes: [SMALL], isFree });
    // What a ward has no room for is its borough's; what a filter leaves out is nobody's.
    if (badge || isOut(edition, ward.code)) told.set(ward.parent, [...(told.get(ward.parent) ?? []), ward]);
    if (!badge) continue;
    taken.push(...badge.boxes);
    marks.push(makeBadge(ward, segments, badge, layout));
  }
  const sizes = edition.key.startsWith("ward") ? OVER_WARDS : USUAL;
  const outside = [];
  for (const area of collect(edition, "areas")) {
    for (const ward of told.get(area.code) ?? []) {
      ward.atlas.forEach((record) => area.atlas.delete(record));
      ward.own.forEach((record) => area.own.delete(record));
    }
    if (!(area.atlas.size + area.own.size) || isLeftOut(edition, area.code)) continue;
    const segments = segmentsOf(area);
    const badge = chooseBadge(rooms.areas[area.code], segments, { scale, sizes, isFree });
    if (!badge) outside.push({ area, segments });
    else {
      taken.push(...badge.boxes);
      names.set(area.code, badge.name);
      marks.push(makeBadge(area, segments, badge, layout));
    }
  }
  for (const { area, segments } of outside) marks.push(layOutside(layout, area, segments));
  return marks;
}

/** Whether filters leave out an area, or all of the wards in a borough. */
function isLeftOut(/** @type {Atlas.Edition} */ edition, /** @type {string} */ code) {
  const within = edition.features.filter(({ properties }) => properties.parent === code);
  return edition.index.has(code) && !within.length ? isOut(edition, code) : within.length > 0 && within.every(({ id }) => isOut(edition, id));
}

/** A badge that its area has no room for stands outside London, with its name where that fits, and a line from it. */
function layOutside(/** @type {Layout} */ layout, /** @type {Marked} */ area, segments) {
  const { edition, leaflet, scale, measure, taken, names, lines } = layout;
  const [x, y] = rooms.areas[area.code].rooms[0][0] ?? [0, 0];
  const from = [x * scale, y * scale];
  names.set(area.code, null);
  const isInSight = leaflet.getBounds().contains(toGround(edition, x, y));
  for (const label of isInSight ? [area.name, ""] : []) {
    const badge = labelBadge(segments, label ? measure(label, 12) + 4 : 0);
    const spot = placeOutside({ edition, leaflet, scale, taken }, from, badge);
    if (!spot) continue;
    const box = boxAround(spot[0], spot[1], badge.width, badge.height);
    taken.push(box);
    lines.push([from[0], from[1], Math.min(Math.max(from[0], box[0]), box[2]), Math.min(Math.max(from[1], box[1]), box[3])]);
    return makeBadge(area, segments, { ...badge, x: spot[0], y: spot[1] }, layout, label);
  }
  return makeBadge(area, segments, { ...labelBadge(segments, 0), x: from[0], y: from[1] }, layout);
}

/** @returns {import("./places.js").Place[]} */
function listPlaces(/** @type {Layout} */ { edition, scale }) {
  const hasLetters = (sources.atlas?.programmes.length ?? 0) > 1;
  return /** @type {const} */ (["atlas", "own"]).flatMap((source) => (sources[source]?.places ?? []).map(({ kind, at, name, records }) => {
    const [x, y] = toUnits(edition, at);
    const plain = kind === "point" ? DOT : RING;
    const size = records.length > 1 || (source === "atlas" && hasLetters) ? WITH_TEXT : plain;
    return { kind, x: x * scale, y: y * scale, size, source, name, items: records };
  }));
}

function layPlaces(/** @type {Layout} */ layout) {
  const { edition, scale, taken } = layout;
  const areaAt = (x, y) => findAreaAt(edition, x / scale, y / scale);
  const boroughAt = (x, y) => {
    const { id, properties } = edition.features[areaAt(x, y)] ?? { properties: {} };
    return properties.parent || id;
  };
  const isInside = (x, y, size, from) => {
    const home = boroughAt(from.x, from.y);
    return !home || [0, 1, 2, 3, 4, 5, 6, 7].every((eighth) => {
      const turn = (Math.PI * eighth) / 4;
      return boroughAt(x + (Math.cos(turn) * size) / 2, y + (Math.sin(turn) * size) / 2) === home;
    });
  };
  const shown = listPlaces(layout).filter(({ x, y }) => !isOut(edition, edition.features[areaAt(x, y)]?.id ?? ""));
  return partPlaces(shown, isInside).map((place) => {
    taken.push(boxAround(place.x, place.y, place.size, place.size));
    return makePlace(place, layout);
  });
}

/** @returns {Atlas.DrawnMark} */
function makePlace(/** @type {any} */ { kind, x, y, size, source, name, items }, /** @type {Layout} */ { edition, scale }) {
  const records = listRecords(source, items);
  const programmes = [...new Set(items.map((item) => /** @type {any} */ (sources[source]).records[item][0]))];
  const letter = programmes.length === 1 && source === "atlas" ? sources.atlas?.programmes[programmes[0]].letter : "";
  const text = items.length > 1 ? String(items.length) : letter;
  const width = Math.max(items.length > 1 ? WITH_TEXT : size, 8 * (text ?? "").length + 6);
  const place = name || "One place";
  return {
    key: `place ${source} ${kind} ${items[0]}`,
    at: toGround(edition, x / scale, y / scale),
    width,
    height: items.length > 1 ? WITH_TEXT : size,
    className: `place mark-${kind} ${source === "own" ? "mark-own tint-own" : tintOf(programmes.length === 1 ? programmes[0] : 0)}`,
    html: element("span", text),
    title: nameMark(place, source === "own" ? [] : records, source === "own" ? records : []),
    records,
  };
}

/**
 * Lay and draw the marks of the present map.
 * @param {L.Map} leaflet
 * @param {Atlas.Edition} edition
 * @param {number} scale pixels a unit of the drawing
 * @param {(text: string, size: number) => number} measure
 * @returns {Layout} the boxes that are taken, the names that stand with a badge (null where one left
 *   for it), and lines from areas to badges outside London
 */
export function layMarks(leaflet, edition, scale, measure) {
  /** @type {Layout} */
  const layout = { edition, leaflet, scale, measure, taken: [], names: new Map(), lines: [] };
  const isExact = readAddress().marks === "exact";
  const isShown = hasMarks() && !edition.isEqual && (isExact || rooms.key === edition.key);
  leaflet.getContainer().parentElement?.parentElement?.toggleAttribute("data-exact", isShown && isExact);
  drawMarks(leaflet, !isShown ? [] : isExact ? layPlaces(layout) : layBadges(layout));
  return layout;
}
