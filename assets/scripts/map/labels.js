/* Names on the map: each wholly inside its own area, as large as it fits, anew when a zoom has ended. */
import { shape } from "../browser/dom.js";
import { boxAround, overlap } from "./badges.js";
import { fitName } from "./equal-areas.js";
import { layMarks } from "./marks.js";

// Letters in pixels; a name is broken into more lines rather than set in the smallest of them.
const SIZES = [[14, 13], [12]];
const LEAST = 12;
const LINE = 1.1;
const BASELINE = 0.36;
// What clearly went up and down between two dates, by what the sign lies on.
const SIGNS = /** @type {Record<string, string>} */ ({ "on-k2": "▲", "on-k0": "▼" });
// A sign is as wide as it is high, and a name of one line about this many times wider.
const WIDER = 2;
// Nearer than this, wards and neighbourhoods are named as well as boroughs.
const NEAR = 11.75;
/** @type {L.SVGOverlay | null} */
let drawn = null;
/** @type {CanvasRenderingContext2D | null} */
let ruler = null;

/** @typedef {{ lines: string[], x: number, y: number, size: number }} Fit */

function measure(/** @type {string} */ text, /** @type {number} */ size) {
  ruler ??= /** @type {CanvasRenderingContext2D} */ (document.createElement("canvas").getContext("2d"));
  ruler.font = `600 ${size}px "Source Sans 3", sans-serif`;
  return ruler.measureText(text).width;
}

/** Of the ways to write a name the first that fits in the largest letters, in pixels. */
export function chooseFit(/** @type {Atlas.NameFit[]} */ fits, /** @type {number} */ scale, isFree = (/** @type {Fit} */ _) => true) {
  for (const sizes of SIZES) {
    for (const [lines, x, y, largest] of fits) {
      const size = sizes.find((one) => largest * scale >= one);
      const fit = size && { lines, x, y, size };
      if (fit && isFree(fit)) return fit;
    }
  }
  return null;
}

/** A name under its sign, or the sign alone where both have no room; as charts/stage_map.py has it. */
export function chooseSigned(/** @type {Atlas.NameFit[]} */ fits, /** @type {string | undefined} */ sign, /** @type {number} */ scale, isFree = (/** @type {Fit} */ _) => true) {
  if (!sign) return chooseFit(fits, scale, isFree);
  const over = fits.map(([lines, x, y, largest]) => /** @type {Atlas.NameFit} */ ([[sign, ...lines], x, y, (largest * lines.length) / (lines.length + 1)]));
  const alone = fits.map(([lines, x, y, largest]) => /** @type {Atlas.NameFit} */ ([[sign], x, y, largest * Math.min(lines.length, WIDER)]));
  return chooseFit(over, scale, isFree) ?? chooseFit(alone, scale, isFree);
}

/** The name of an area that no place was worked out for: where its point is, if its box has room. */
function fitAtPoint(/** @type {Atlas.Edition} */ { features, paths, isEqual }, /** @type {number} */ place, /** @type {number} */ scale) {
  const { name, at: [x, y] } = features[place].properties;
  const size = LEAST;
  const box = paths[place].getBBox();
  if (isEqual) {
    const lines = fitName(name, box.width * scale, { measure: (/** @type {string} */ text) => measure(text, size), height: size * LINE });
    return lines && { lines, x, y, size };
  }
  const fits = measure(name, size) <= box.width * scale && size * LINE <= box.height * scale;
  return fits ? { lines: [name], x, y, size } : null;
}

function listNames(/** @type {Atlas.Edition} */ edition, /** @type {number} */ scale, /** @type {L.Map} */ leaflet, /** @type {ReturnType<typeof layMarks>} */ marks) {
  const { names, features, isEqual } = edition;
  const isFree = (/** @type {Fit} */ { lines, x, y, size }) => {
    const width = Math.max(...lines.map((line) => measure(line, size)));
    const box = boxAround(x * scale, y * scale, width, lines.length * size * LINE);
    return !marks.taken.some((one) => overlap(one, box));
  };
  const isNear = leaflet.getZoom() >= NEAR;
  const codes = Object.keys(names);
  const isChange = leaflet.getContainer().dataset.palette === "change";
  const signOf = (/** @type {string} */ code) => (isChange ? SIGNS[nameGround(edition, code)] : undefined);
  const isOwn = features.every(({ id }) => id in names);
  if (!isEqual && (isOwn || !isNear)) {
    // A name that stands with a badge was laid with it; one that left for it is null.
    return codes.map((code) => ({ code, fit: marks.names.get(code) ?? chooseSigned(marks.names.has(code) ? [] : names[code], signOf(code), scale, isFree) }));
  }
  const inSight = leaflet.getBounds();
  return features.flatMap(({ id, properties: { label: [lng, lat] } }, place) => {
    const fit = isEqual || inSight.contains([lat, lng]) ? fitAtPoint(edition, place, scale) : null;
    return fit && isFree(fit) ? [{ code: id, fit }] : [];
  });
}

/** What a name lies on: its area's own class, or whatever colours there are under a borough's. */
function nameGround(/** @type {Atlas.Edition} */ { index, classes }, /** @type {string} */ code) {
  const place = index.get(code);
  if (place === undefined) return "has-halo";
  const fill = (classes[place] ?? "").split(" ")[1] ?? "none";
  if (fill === "out") return "on-out";
  return /^k\d/.test(fill) ? `on-${fill}` : "has-halo";
}

function draw(/** @type {SVGSVGElement} */ svg, /** @type {any} */ { lines, x, y, size }, /** @type {string} */ ground, /** @type {[number, number]} */ [width, height]) {
  const top = -((lines.length - 1) / 2) * LINE * size + size * BASELINE;
  const text = shape("text", { class: ground, "font-size": size, x: `${(100 * x) / width}%`, y: `${(100 * y) / height}%` }, svg);
  lines.forEach((/** @type {string} */ line, /** @type {number} */ i) => {
    shape("tspan", { x: `${(100 * x) / width}%`, dy: i ? LINE * size : top }, text, line);
  });
}

/** A line from an area to its badge outside London. */
function drawLeader(/** @type {SVGSVGElement} */ svg, /** @type {[number, number, number, number]} */ [x1, y1, x2, y2], /** @type {[number, number]} */ [width, height], /** @type {number} */ scale) {
  const across = (/** @type {number} */ x) => `${(100 * x) / width / scale}%`;
  const down = (/** @type {number} */ y) => `${(100 * y) / height / scale}%`;
  shape("line", { class: "mark-leader", x1: across(x1), y1: down(y1), x2: across(x2), y2: down(y2) }, svg);
  shape("circle", { class: "mark-leader-end", cx: across(x1), cy: down(y1), r: 2.5 }, svg);
}

/** Hatches and dots keep their size on the screen, whatever the map's. */
function scalePatterns(/** @type {SVGSVGElement} */ svg, /** @type {number} */ scale) {
  svg.querySelectorAll("pattern").forEach((pattern) => {
    const turn = pattern.id === "hatch" ? " rotate(45)" : "";
    pattern.setAttribute("patternTransform", `scale(${(1 / scale).toFixed(3)})${turn}`);
  });
}

/**
 * Write the names anew for the present size of the map.
 * @param {L.Map} leaflet
 * @param {Atlas.Edition} edition
 */
export function placeNames(leaflet, edition) {
  const { bounds, size, svg } = edition;
  const width = leaflet.latLngToLayerPoint(bounds.getSouthEast()).x - leaflet.latLngToLayerPoint(bounds.getNorthWest()).x;
  const scale = width / size[0];
  scalePatterns(svg, scale);
  const names = shape("svg", { class: "stage-names", "aria-hidden": "true" });
  const marks = layMarks(leaflet, edition, scale, measure);
  for (const line of marks.lines) drawLeader(names, line, size, scale);
  for (const { code, fit } of listNames(edition, scale, leaflet, marks)) {
    if (fit) draw(names, fit, nameGround(edition, code), size);
  }
  drawn?.remove();
  drawn = L.svgOverlay(names, bounds, { pane: "names" }).addTo(leaflet);
}
