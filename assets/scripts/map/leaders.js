/* Where a badge stands that its area has no room for: outside London, as near as can be. */
import { findAll } from "../browser/dom.js";
import { boxAround, overlap } from "./badges.js";

const OVERLAYS = ".view-head > *, .stage-tools, .legend-corner, .reach-corner, .map-buttons, .source-line, .panel, .bottom-bar";
const WAYS = 24;
const STEP = 8;
const FURTHEST = 640;
const CLEAR = 3;

/** What lies over the map, in pixels of the drawing. */
function listOverlays(/** @type {DOMRect} */ frame, /** @type {L.Point} */ corner) {
  return findAll(OVERLAYS).filter((one) => one.getClientRects().length).map((one) => {
    const { left, top, right, bottom } = one.getBoundingClientRect();
    const [x, y] = [frame.left + corner.x, frame.top + corner.y];
    return /** @type {[number, number, number, number]} */ ([left - x, top - y, right - x, bottom - y]);
  });
}

/**
 * Find the nearest place outside London's outline for a box, clear of what else is there.
 * @param {{ edition: Atlas.Edition, leaflet: L.Map, scale: number, taken: [number, number, number, number][] }} map
 * @param {number[]} from in pixels of the drawing
 * @param {{ width: number, height: number }} box
 * @returns {[number, number] | null} its middle; null where there is none in sight
 */
export function placeOutside({ edition, leaflet, scale, taken }, [fromX, fromY], { width, height }) {
  const rim = /** @type {SVGPathElement | null} */ (edition.svg.querySelector(".stage-rim"));
  if (!rim) return null;
  const frame = leaflet.getContainer().getBoundingClientRect();
  const corner = leaflet.latLngToContainerPoint(edition.bounds.getNorthWest());
  const others = [...taken, ...listOverlays(frame, corner)];
  const isClear = (/** @type {number} */ x, /** @type {number} */ y) => {
    const [left, top, right, bottom] = boxAround(x, y, width + 2 * CLEAR, height + 2 * CLEAR);
    if (left < -corner.x || top < -corner.y || right > frame.width - corner.x || bottom > frame.height - corner.y) return false;
    const across = [left, (left + right) / 2, right];
    const corners = across.flatMap((one) => [top, (top + bottom) / 2, bottom].map((other) => [one, other]));
    return !corners.some(([a, b]) => rim.isPointInFill(new DOMPoint(a / scale, b / scale)))
      && !others.some((one) => overlap(one, [left, top, right, bottom]));
  };
  for (let away = STEP; away < FURTHEST; away += STEP) {
    for (let way = 0; way < WAYS; way += 1) {
      const turn = (2 * Math.PI * way) / WAYS;
      const [x, y] = [fromX + Math.cos(turn) * away, fromY + Math.sin(turn) * away];
      if (isClear(x, y)) return [x, y];
    }
  }
  return null;
}
