/* Names on the map: only where they fit, larger areas first, none over another. */
import { breakParts, fitName } from "./equal-areas.js";

const FONT = 12.5;
const GAP = 3;
// A name may stand out a little over its area's edges, but never over another name.
const OVERHANG = 1.2;
// Nearer than this, wards and neighbourhoods are named as well as boroughs.
const NEAR = 11.75;
/** @type {L.LayerGroup | null} */
let drawn = null;
/** @type {CanvasRenderingContext2D | null} */
let ruler = null;

function measure(name, size) {
  ruler ??= /** @type {CanvasRenderingContext2D} */ (document.createElement("canvas").getContext("2d"));
  ruler.font = `600 ${size}px system-ui, sans-serif`;
  return ruler.measureText(name).width;
}

const FACE = { measure: (text) => measure(text, FONT), height: FONT * 1.15 };

/* "Kensington and Chelsea" is put on two lines where one would not fit: the shortest that can be. */
function breakName(name) {
  const longest = (lines) => Math.max(...lines.map((line) => line.length));
  const ways = breakParts(name.split(" "), 2);
  return ways.length ? ways.reduce((best, lines) => (longest(lines) < longest(best) ? lines : best)) : [name];
}

function findBox(lines, centre, size) {
  const width = Math.max(...lines.map((line) => measure(line, size)));
  const height = lines.length * size * 1.15;
  return {
    left: centre.x - width / 2 - GAP, right: centre.x + width / 2 + GAP,
    top: centre.y - height / 2 - GAP, bottom: centre.y + height / 2 + GAP, width, height,
  };
}

const overlap = (a, b) =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

function tryLabel(leaflet, area, { taken, isEqual }) {
  const [lng, lat] = area.feature.properties.label;
  const centre = leaflet.latLngToLayerPoint([lat, lng]);
  const name = area.feature.properties.name;
  const bounds = area.getBounds();
  const span = leaflet.latLngToLayerPoint(bounds.getSouthEast())
    .subtract(leaflet.latLngToLayerPoint(bounds.getNorthWest()));
  if (isEqual) {
    const lines = fitName(name, span.x, FACE);
    return lines && { lines, lat, lng, box: findBox(lines, centre, FONT) };
  }
  for (const lines of [[name], breakName(name)]) {
    const box = findBox(lines, centre, FONT);
    const fits = box.width <= span.x * OVERHANG && box.height <= span.y;
    if (fits && !taken.some((other) => overlap(box, other))) return { lines, lat, lng, box };
  }
  return null;
}

export function placeLabels(leaflet, edition) {
  if (!edition) return;
  if (drawn) drawn.remove();
  const bySize = listCandidates(leaflet, edition);
  const taken = [];
  const labels = [];
  for (const area of bySize) {
    const label = tryLabel(leaflet, area, { taken, isEqual: edition.isEqual });
    if (label) {
      taken.push(label.box);
      labels.push(L.marker([label.lat, label.lng], {
        interactive: false, keyboard: false, icon: draw(label.lines),
      }));
    }
  }
  drawn = L.layerGroup(labels).addTo(leaflet);
}

/* Boroughs come first; on a map of smaller areas those are named when it is near. */
function listCandidates(leaflet, edition) {
  const sort = (areas) => areas.slice().sort((a, b) => measureArea(b) - measureArea(a));
  if (!edition.borderLayers.length) return sort(edition.layers);
  if (leaflet.getZoom() < NEAR) return sort(edition.borderLayers);
  const inSight = leaflet.getBounds();
  return sort(edition.layers.filter((area) => inSight.intersects(area.getBounds())));
}

function measureArea(area) {
  const bounds = area.getBounds();
  return (bounds.getEast() - bounds.getWest()) * (bounds.getNorth() - bounds.getSouth());
}

function draw(lines) {
  const text = document.createElement("span");
  lines.forEach((line, i) => {
    if (i) text.append(document.createElement("br"));
    text.append(line);
  });
  return L.divIcon({ className: "area-label", html: text, iconSize: undefined });
}
