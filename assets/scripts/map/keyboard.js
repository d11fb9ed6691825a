/* The map by keyboard and pointer: one tab stop, arrows to the nearest area that way. */
import { afterPaint, setAttributes } from "../browser/dom.js";
import { areSingleKeysOn } from "../comfort/single-keys.js";
import { compareNames, readArea } from "../data/figures.js";
import { hoverArea, outlineArea, showTip } from "./attention.js";
import { DIRECTIONS, findThatWay } from "./directions.js";
import { measureWay } from "./equal-areas.js";
import { isGathering, takeArea } from "./gathering.js";
import { currentMap } from "./map.js";


const TYPING_PAUSE = 700;
const NAMED_AT_ONCE = 100;
// Not every browser says when it is idle, nor for how long.
const whenIdle = (/** @type {(deadline: { timeRemaining(): number }) => void} */ act) => (
  window.requestIdleCallback ? window.requestIdleCallback(act) : window.setTimeout(() => act({ timeRemaining: () => 0 })));
let typed = "";
let typedAt = 0;

const nameOf = (/** @type {Atlas.Edition} */ edition, /** @type {number} */ place) => edition.features[place].properties.name;

export function attachKeyboard(/** @type {Atlas.Edition} */ edition) {
  if (!edition.isAttached) {
    edition.isAttached = true;
    edition.byName = [...edition.paths.keys()].sort((a, b) => compareNames(nameOf(edition, a), nameOf(edition, b)));
    edition.stop = edition.byName[0];
    edition.svg.setAttribute("role", "presentation");
    setAttributes(edition.group, { role: "listbox", "aria-describedby": "map-help" });
    listen(edition);
    edition.paths.forEach((path, place) => {
      setAttributes(path, {
        role: "option", tabindex: -1, "aria-selected": "false", "aria-label": nameOf(edition, place),
      });
    });
    setStop(edition, edition.stop);
  }
}

function listen(/** @type {Atlas.Edition} */ edition) {
  const { group, places, features } = edition;
  const codeOf = (/** @type {Event} */ { target }) => {
    const place = places.get(/** @type {Element} */ (target));
    return place === undefined ? null : features[place].id;
  };
  group.addEventListener("click", (event) => {
    const code = codeOf(event);
    // The end of a drag is no click; nothing is dragged while areas are gathered.
    const wasDragged = /** @type {any} */ (currentMap().leaflet.dragging).moved();
    if (code && (isGathering(event) || !wasDragged)) takeArea(code, event);
  });
  group.addEventListener("pointermove", (event) => {
    if (event.pointerType !== "touch" && !event.buttons) hover(codeOf(event), event);
  });
  group.addEventListener("pointerleave", () => hover(null));
  group.addEventListener("keydown", (event) => press(event, edition));
  group.addEventListener("focusin", (event) => focusOn(edition, places.get(/** @type {Element} */ (event.target)) ?? -1));
  group.addEventListener("focusout", () => {
    outlineArea("focus", null);
    tellFocus(null);
    showTip(null);
  });
}

/**
 * Names with values are for listeners: written once the colours are painted, some at a time while
 * the browser is idle.
 * @param {Atlas.Edition} edition
 * @param {Atlas.Figures} figures
 */
export function describeAreas(edition, figures) {
  edition.group.setAttribute("aria-label", figures.legend.title);
  edition.figures = figures;
  nameArea(edition, edition.stop);
  afterPaint(() => whenIdle((deadline) => nameFrom(0, edition, figures, deadline)));
}

function nameFrom(start, edition, figures, deadline) {
  let place = start;
  do {
    // The reader has chosen again: what was chosen is told from the first area.
    if (edition.figures !== figures) return;
    const end = Math.min(place + NAMED_AT_ONCE, edition.paths.length);
    for (; place < end; place += 1) nameArea(edition, place);
    if (place >= edition.paths.length) return;
  } while (deadline.timeRemaining() > 1);
  whenIdle((next) => nameFrom(place, edition, figures, next));
}

function nameArea(edition, place) {
  const told = readArea(edition.figures, place);
  const parts = [nameOf(edition, place), told.value, told.interval, told.outcome, told.note, told.filter];
  edition.paths[place].setAttribute("aria-label", parts.filter(Boolean).join(", "));
}

function setStop(edition, place) {
  edition.paths[edition.stop].setAttribute("tabindex", "-1");
  edition.stop = place;
  edition.paths[place].setAttribute("tabindex", "0");
}

/**
 * Mark the chosen area, and those that are gathered into a group.
 * @param {Atlas.Edition} edition
 * @param {string} [code]
 * @param {string[]} [gathered]
 */
export function markChosenArea(edition, code = "", gathered = []) {
  const { group, index, paths } = edition;
  edition.chosen.forEach((place) => paths[place].setAttribute("aria-selected", "false"));
  edition.chosen = [code, ...gathered].flatMap((one) => index.get(one) ?? []);
  edition.chosen.forEach((place) => paths[place].setAttribute("aria-selected", "true"));
  group.setAttribute("aria-multiselectable", String(gathered.length > 0));
  const place = index.get(code);
  // Who goes from area to area goes on from there.
  if (place !== undefined && !group.contains(document.activeElement)) setStop(edition, place);
}

/**
 * @param {string | null} code
 * @param {MouseEvent} [event]
 */
function hover(code, event) {
  showTip(code, event?.clientX, event?.clientY);
  hoverArea(code);
}

function focusOn(edition, place) {
  if (place < 0) return;
  setStop(edition, place);
  // Whoever is here hears it now, wherever the idle browser has come to.
  if (edition.figures) nameArea(edition, place);
  const code = edition.features[place].id;
  bringIntoView(edition, place);
  const box = edition.paths[place].getBoundingClientRect();
  outlineArea("focus", code);
  tellFocus(code);
  showTip(code, box.left + box.width / 2, box.top);
}

function tellFocus(code) {
  document.dispatchEvent(new CustomEvent("atlas:focus", { detail: code }));
}

function bringIntoView(edition, place) {
  const { leaflet } = currentMap();
  const [lng, lat] = edition.features[place].properties.label;
  if (!leaflet.getBounds().contains([lat, lng])) leaflet.panTo([lat, lng], { animate: false });
}

/** The nearest area that way; from cell to cell where areas are of equal size. */
function findArea(/** @type {Atlas.Edition} */ edition, /** @type {[number, number]} */ way) {
  const { features, stop, isEqual } = edition;
  const from = features[stop];
  const weigh = (/** @type {Atlas.AreaFeature} */ to, /** @type {number} */ along, /** @type {number} */ aside) =>
    measureWay(from, to, { isUpright: way[1] !== 0, along, aside });
  const found = findThatWay(features, from, way, toPlane, isEqual ? weigh : undefined);
  return found ? features.indexOf(found) : stop;
}

function toPlane(feature) {
  const [lng, lat] = feature.properties.label;
  return [lng * Math.cos((51.5 * Math.PI) / 180), -lat];
}

function findByName(edition, key) {
  const now = performance.now();
  typed = now - typedAt > TYPING_PAUSE ? key : typed + key;
  typedAt = now;
  const isName = (place) => nameOf(edition, place).toLowerCase().startsWith(typed.toLowerCase());
  return edition.byName.find(isName);
}

function findTarget(event, edition) {
  if (DIRECTIONS[event.key]) return findArea(edition, DIRECTIONS[event.key]);
  if (event.key === "Home") return edition.byName[0];
  if (event.key === "End") return edition.byName[edition.byName.length - 1];
  const isLetter = event.key.length === 1 && event.key !== " " && !event.ctrlKey && !event.metaKey;
  return isLetter && !event.altKey && areSingleKeysOn() ? findByName(edition, event.key) : undefined;
}

function press(event, edition) {
  if (event.key === "Enter" || event.key === " ") {
    event.preventDefault();
    takeArea(edition.features[edition.stop].id, event);
    return;
  }
  const place = findTarget(event, edition);
  if (place === undefined) return;
  event.preventDefault();
  /** @type {SVGElement} */ (edition.paths[place]).focus({ preventScroll: true });
}
