/* Editions of areas: the server's own drawing of each, taken over once for as long as the page is open. */
import { find, seek } from "../browser/dom.js";
import { fetchJson, fetchText } from "../data/server.js";

/** @type {Map<string, Promise<Atlas.Edition>>} */
const editions = new Map();

/** The drawing that the page came with, coloured and in its place before any script ran. */
function adoptFirst(/** @type {string} */ key) {
  return seek(`.first-map .stage-map[data-edition="${CSS.escape(key)}"]`);
}

function readDrawing(/** @type {string} */ text) {
  const template = document.createElement("template");
  template.innerHTML = text;
  return /** @type {SVGSVGElement} */ (template.content.firstElementChild);
}

/**
 * @param {SVGSVGElement} svg
 * @param {Atlas.StageFacts} facts
 * @returns {Atlas.Edition}
 */
function buildEdition(svg, { key, size, bounds: [south, west, north, east], areas, cells, names }) {
  const features = areas.map(([id, name, parent, longitude, latitude, x, y], i) => ({
    id,
    properties: {
      name,
      parent,
      label: /** @type {[number, number]} */ ([longitude, latitude]),
      at: /** @type {[number, number]} */ ([x, y]),
      cell: cells[i],
    },
  }));
  const bounds = L.latLngBounds([south, west], [north, east]);
  const group = /** @type {SVGGElement} */ (find(".stage-areas", undefined, svg));
  for (const name of ["role", "aria-label", "data-palette", "data-classes"]) svg.removeAttribute(name);
  return {
    key,
    size,
    bounds,
    features,
    names,
    isEqual: cells.length > 0,
    svg,
    group,
    overlay: L.svgOverlay(svg, bounds, { pane: "areas" }),
    index: new Map(features.map((feature, i) => [feature.id, i])),
    places: new Map(),
    paths: /** @type {SVGPathElement[]} */ ([...group.children]),
    classes: [],
    isAttached: false,
    byName: [],
    stop: -1,
    chosen: [],
    figures: null,
  };
}

async function readEdition(/** @type {Atlas.Stage} */ { key, drawing, facts }) {
  const first = adoptFirst(key);
  const [described, svg] = await Promise.all([
    fetchJson(facts),
    first ? Promise.resolve(/** @type {any} */ (first)) : fetchText(drawing).then(readDrawing),
  ]);
  const edition = buildEdition(svg, described);
  edition.paths.forEach((path, i) => edition.places.set(path, i));
  return edition;
}

/**
 * Give an edition's drawing; a failed try is forgotten, so that the next asks again.
 * @param {Atlas.Stage} stage
 * @returns {Promise<Atlas.Edition>}
 */
export function getEdition(stage) {
  const known = editions.get(stage.key);
  if (known) return known;
  const made = readEdition(stage);
  made.catch(() => editions.delete(stage.key));
  editions.set(stage.key, made);
  return made;
}

const CRS = L.Projection.SphericalMercator;

/** Give a point of a drawing on the ground. */
export function toGround(/** @type {Atlas.Edition} */ { size: [width, height], bounds }, /** @type {number} */ x, /** @type {number} */ y) {
  const northWest = CRS.project(bounds.getNorthWest());
  const southEast = CRS.project(bounds.getSouthEast());
  return CRS.unproject(L.point(
    northWest.x + (x / width) * (southEast.x - northWest.x),
    northWest.y + (y / height) * (southEast.y - northWest.y),
  ));
}

/**
 * Give a place on the ground in the units of a drawing.
 * @returns {[number, number]}
 */
export function toUnits(/** @type {Atlas.Edition} */ { size: [width, height], bounds }, /** @type {[number, number]} */ [longitude, latitude]) {
  const northWest = CRS.project(bounds.getNorthWest());
  const southEast = CRS.project(bounds.getSouthEast());
  const { x, y } = CRS.project(L.latLng(latitude, longitude));
  return [
    (width * (x - northWest.x)) / (southEast.x - northWest.x),
    (height * (y - northWest.y)) / (southEast.y - northWest.y),
  ];
}

/** @type {WeakMap<SVGPathElement, DOMRect>} */
const boxes = new WeakMap();

/** Find the place of the area that a point of a drawing lies in; -1 outside all of them. */
export function findAreaAt(/** @type {Atlas.Edition} */ { paths }, /** @type {number} */ x, /** @type {number} */ y) {
  return paths.findIndex((path) => {
    const box = boxes.get(path) ?? path.getBBox();
    boxes.set(path, box);
    return x >= box.x && y >= box.y && x <= box.x + box.width && y <= box.y + box.height
      && path.isPointInFill(new DOMPoint(x, y));
  });
}

/**
 * Give the corners of an area's box on the ground.
 * @param {Atlas.Edition} edition
 * @param {number} place
 */
export function findBounds(edition, place) {
  const box = edition.paths[place].getBBox();
  return L.latLngBounds(toGround(edition, box.x, box.y), toGround(edition, box.x + box.width, box.y + box.height));
}
