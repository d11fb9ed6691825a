/* Leaflet's map of the page: what it shows now, its panes, and how it is moved. */
import { afterPaint, isCalm } from "../browser/dom.js";
import { findBounds } from "./editions.js";
import { placeNames } from "./labels.js";

/** @typedef {{ leaflet: L.Map, shown: Atlas.Edition, figures: Atlas.Figures }} Drawn */

// Panes from the bottom: the drawing, then names.
const PANES = { areas: 400, names: 450 };
/** @type {Partial<Drawn>} */
const state = {};
// Whether the reader still sees all of London: then a change of size keeps it so.
let isWhole = true;

/** Whether all of London is in sight, which the way back to it is hidden by. */
function setWhole(/** @type {boolean} */ isNow) {
  isWhole = isNow;
  state.leaflet?.getContainer().parentElement?.toggleAttribute("data-moved", !isNow);
}
/** @type {L.Point | null} */
let fitted = null;
let isNaming = false;
/** @type {(map: L.Map) => void} */
let ready;
/** @type {Promise<L.Map>} */
export const whenMapReady = new Promise((resolve) => { ready = resolve; });

/** Give what is on the map now; its edition and figures are there once they are drawn. */
export const currentMap = () => /** @type {Drawn} */ (state);

/** Take up the page's map as soon as it is made. */
export function adoptMap() {
  L.Map.addInitHook(/** @this {L.Map} */ function () {
    // The hook runs within the map's making; once that is done it can be drawn on.
    window.queueMicrotask(() => adopt(this));
  });
}

function adopt(/** @type {L.Map} */ map) {
  const container = map.getContainer();
  if (container.id !== "map") return;
  state.leaflet = map;
  for (const [name, order] of Object.entries(PANES)) map.createPane(name).style.zIndex = String(order);
  // Releasing a drag is not a click: Leaflet sends no click after it moved.
  map.on("zoomend viewreset", nameSoon);
  map.on("dragstart", () => { setWhole(false); });
  container.addEventListener("wheel", () => { setWhole(false); }, { passive: true });
  new ResizeObserver(refitMap).observe(container);
  ready(map);
}

export function refitMap() {
  const { leaflet, shown } = state;
  if (!leaflet) return;
  leaflet.invalidateSize({ animate: false });
  // Leaflet's own watch of the window may have been first to note the size, so ours is kept.
  if (isWhole && shown && !fitted?.equals(leaflet.getSize())) showAll();
}

/** Names follow the shapes: placed once what moved is painted, however often it moved. */
export function nameSoon() {
  if (isNaming) return;
  isNaming = true;
  afterPaint(() => {
    isNaming = false;
    nameNow();
  });
}

/** Paper does not wait for names that come once the map is painted. */
export function nameNow() {
  const { leaflet, shown } = state;
  if (leaflet && shown) placeNames(leaflet, shown);
}

const MARGINS = { top: 46, right: 30, bottom: 32, left: 30 };

/** The room that overlays leave for London, as the style sheet has it; a narrow map has less to spare. */
function readMargins(/** @type {HTMLElement} */ host) {
  const style = window.getComputedStyle(host);
  return Object.fromEntries(Object.entries(MARGINS).map(([side, usual]) => {
    const value = Number.parseFloat(style.getPropertyValue(`--map-${side}`));
    return [side, Number.isFinite(value) ? value : usual];
  }));
}

/** London is fitted to the room that is left to it, flush right, as the page came with it. */
export function showAll() {
  const { leaflet, shown } = currentMap();
  setWhole(true);
  fitted = leaflet.getSize();
  const { top, right, bottom, left } = readMargins(leaflet.getContainer());
  const [west, east] = [leaflet.project(shown.bounds.getNorthWest(), 0), leaflet.project(shown.bounds.getSouthEast(), 0)];
  const room = { x: Math.max(fitted.x - left - right, 40), y: Math.max(fitted.y - top - bottom, 40) };
  const scale = Math.min(room.x / (east.x - west.x), room.y / (east.y - west.y));
  const zoom = leaflet.getScaleZoom(scale, 0);
  const size = { x: (east.x - west.x) * scale, y: (east.y - west.y) * scale };
  const corner = leaflet.project(shown.bounds.getNorthWest(), zoom)
    .subtract([fitted.x - right - size.x, top + (room.y - size.y) / 2]);
  const centre = leaflet.unproject(corner.add(fitted.divideBy(2)), zoom);
  leaflet.setMaxBounds(/** @type {any} */ (null));
  leaflet.setMinZoom(Math.min(zoom, 8));
  leaflet.setView(centre, zoom, { animate: false });
  leaflet.setMaxBounds(shown.bounds.pad(0.9));
}

export function zoomTo(/** @type {string} */ code) {
  const { leaflet, shown } = currentMap();
  const place = shown?.index.get(code);
  if (place === undefined) return;
  setWhole(false);
  leaflet.fitBounds(findBounds(shown, place).pad(0.5), { animate: !isCalm(), maxZoom: 14 });
}

export function zoomBy(/** @type {number} */ step) {
  const { leaflet } = currentMap();
  setWhole(false);
  leaflet.setZoom(leaflet.getZoom() + step, { animate: !isCalm() });
}
