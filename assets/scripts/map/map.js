/* Leaflet's map of the page: what it shows now, its panes, and how it is moved. */
import { afterPaint, isCalm } from "../browser/dom.js";
import { placeLabels } from "./labels.js";

/** @typedef {{ leaflet: L.Map, shown: Atlas.Edition, figures: Atlas.Figures }} Drawn */

// Panes from the bottom: water, areas, borders, then the marks for hover, focus and choice.
const PANES = { water: 350, areas: 400, borders: 420, chosen: 430, focused: 440 };
/** @type {Partial<Drawn>} */
const state = {};
// Whether the reader still sees all of London: then a change of size keeps it so.
let isWhole = true;
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
  addPatterns(container);
  // Releasing a drag is not a click: Leaflet sends no click after it moved.
  map.on("zoomend moveend", nameSoon);
  map.on("dragstart", () => { isWhole = false; });
  container.addEventListener("wheel", () => { isWhole = false; }, { passive: true });
  new ResizeObserver(refitMap).observe(container);
  ready(map);
}

/** A hatch for no value, and dots over each class's colour for low reliability. */
function addPatterns(/** @type {HTMLElement} */ container) {
  const low = [0, 1, 2, 3, 4, 5, 6, 7, 8].map((k) =>
    `<pattern id="low-${k}" width="7" height="7" patternUnits="userSpaceOnUse">
       <rect width="7" height="7" class="k${k}"/><circle cx="2" cy="2" r="1.2" class="low-dot"/>
       <circle cx="5.5" cy="5.5" r="1.2" class="low-dot"/></pattern>`);
  const hatch =
    `<pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse"
       patternTransform="rotate(45)"><rect width="6" height="6" class="hatch-paper"/>
       <rect width="1.1" height="6" class="hatch-line"/></pattern>`;
  container.insertAdjacentHTML("beforeend",
    `<svg class="patterns" aria-hidden="true" width="0" height="0"><defs>${hatch}${low.join("")}</defs></svg>`);
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
  if (state.leaflet && state.shown) placeLabels(state.leaflet, state.shown);
}

export function showAll() {
  const { leaflet, shown } = currentMap();
  isWhole = true;
  fitted = leaflet.getSize();
  const bounds = shown.layer.getBounds();
  leaflet.fitBounds(bounds, { padding: [6, 6], animate: false });
  leaflet.setMaxBounds(bounds.pad(0.6));
}

export function zoomTo(/** @type {string} */ code) {
  const { leaflet, shown } = currentMap();
  const place = shown?.index.get(code);
  if (place === undefined) return;
  isWhole = false;
  leaflet.fitBounds(shown.layers[place].getBounds().pad(0.5), { animate: !isCalm(), maxZoom: 14 });
}

export function zoomBy(/** @type {number} */ step) {
  const { leaflet } = currentMap();
  isWhole = false;
  leaflet.setZoom(leaflet.getZoom() + step);
}
