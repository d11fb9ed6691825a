/* Editions of areas: their shapes as layers, made once for as long as the page is open. */
import { fetchJson } from "../data/server.js";
import { readTopology } from "../data/topology.js";


/** @type {Map<string, Promise<Atlas.Edition>>} */
const editions = new Map();

/**
 * How lines lie on the map: told apart by the style sheet, and never in the pointer's way.
 * @param {string} pane
 * @param {string} className
 */
export const lineStyle = (pane, className) => ({
  pane, interactive: false, fill: false, className, smoothFactor: 0, noClip: true,
});

/**
 * @param {Record<string, any[]>} objects
 * @param {Atlas.Boundary} boundary
 * @returns {Atlas.Edition}
 */
function buildEdition(objects, boundary) {
  const features = objects[boundary.object];
  /** @type {any[]} */
  const layers = [];
  const layer = L.geoJSON(/** @type {any} */ (features), /** @type {any} */ ({
    pane: "areas",
    renderer: L.svg({ pane: "areas", padding: 0.4 }),
    // Leaflet's own thinning would open gaps between neighbours.
    smoothFactor: features.length > 1000 ? 0.4 : 0,
    noClip: features.length <= 1000,
    // Colours and lines are the style sheet's; set here, they would be worked out path by path.
    stroke: false,
    fill: false,
    className: "area none",
    onEachFeature: (/** @type {unknown} */ _, /** @type {L.Layer} */ area) => layers.push(area),
  }));
  const borders = objects[boundary.borders]
    ? L.geoJSON(/** @type {any} */ (objects[boundary.borders]), /** @type {any} */ (lineStyle("borders", "borough-border")))
    : null;
  return {
    key: boundary.key,
    features,
    isEqual: features.length > 0 && "cell" in features[0].properties,
    layer,
    layers,
    index: new Map(features.map((feature, i) => [feature.id, i])),
    borders,
    borderLayers: /** @type {any[]} */ (borders ? borders.getLayers() : []),
    paths: [],
    classes: [],
    isAttached: false,
    byName: [],
    stop: -1,
    chosen: undefined,
    figures: null,
  };
}

/**
 * Give an edition's layers; a failed try is forgotten, so that the next asks again.
 * @param {Atlas.Boundary} boundary
 * @returns {Promise<Atlas.Edition>}
 */
export function getEdition(boundary) {
  const known = editions.get(boundary.key);
  if (known) return known;
  const made = fetchJson(boundary.url).then((topology) => buildEdition(readTopology(topology), boundary));
  made.catch(() => editions.delete(boundary.key));
  editions.set(boundary.key, made);
  return made;
}
