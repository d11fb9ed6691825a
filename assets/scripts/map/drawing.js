/* The map's drawing: shapes put on it once an edition, recoloured in place at each change of figures. */
import { afterPaint } from "../browser/dom.js";
import { unpackFigures } from "../data/figures.js";
import { fetchJson } from "../data/server.js";
import { readTopology } from "../data/topology.js";
import { getEdition, lineStyle } from "./editions.js";
import { attachKeyboard, describeAreas } from "./keyboard.js";
import { currentMap, nameSoon, showAll, whenMapReady } from "./map.js";


// An area without a value, and one whose value has no colour (dashboard/colouring.py).
/** @type {Record<string, string>} */
const MARKS = { "-1": "none", "-2": "plain" };

/** The river is for orientation: a map without it is better than none. */
async function drawWater(/** @type {{ url: string }} */ base) {
  const objects = readTopology(await fetchJson(base.url));
  L.geoJSON(/** @type {any} */ (objects.thames), /** @type {any} */ ({
    ...lineStyle("water", "thames"), fill: true, renderer: L.svg({ pane: "water", padding: 0.4 }),
  })).addTo(currentMap().leaflet);
}

/** An area's new path, without the "none" that Leaflet writes for what the style sheet draws. */
function takePath(/** @type {L.Polygon} */ area) {
  const path = /** @type {Element} */ (area.getElement());
  path.removeAttribute("fill");
  path.removeAttribute("stroke");
  return path;
}

/** Put an edition on the map in place of another. */
function show(/** @type {Atlas.Edition} */ edition) {
  const map = currentMap();
  const before = map.shown;
  if (before === edition) return;
  // Hexagons do not stand where their areas are: what was in sight would be elsewhere.
  const isMoved = !before || before.isEqual !== edition.isEqual;
  if (before) {
    before.layer.remove();
    before.borders?.remove();
  }
  map.shown = edition;
  edition.layer.addTo(map.leaflet);
  edition.borders?.addTo(map.leaflet);
  edition.paths = edition.layers.map(takePath);
  edition.classes = [];
  getPane("areas").dataset.edition = edition.key;
  if (isMoved) showAll();
  // Colours come first; keys, ears and names follow the paint.
  afterPaint(() => {
    if (map.shown !== edition) return;
    attachKeyboard(edition);
    if (map.figures) describeAreas(edition, map.figures);
  });
  nameSoon();
}

const getPane = (/** @type {string} */ name) =>
  /** @type {HTMLElement} */ (currentMap().leaflet.getPane(name));

const nameClass = (/** @type {number} */ place, /** @type {boolean} */ isLow) =>
  "area " + (place >= 0 ? "k" + place : MARKS[place]) + (isLow ? " low" : "");

/** Written anew, even the same would have every path's colour worked out again. */
function mark(/** @type {DOMStringMap} */ dataset, /** @type {string} */ name, /** @type {string} */ value) {
  if (dataset[name] !== value) dataset[name] = value;
}

function recolour(/** @type {Atlas.Figures} */ { rows, row_of: rowOf, legend }) {
  const { leaflet, shown: { paths, classes } } = currentMap();
  // Rows are few and areas many: each name is put together once, and written where it is new.
  const names = rows.classes.map((place, row) => nameClass(place, rows.low[row]));
  for (let i = 0; i < paths.length; i += 1) {
    const name = names[rowOf[i]];
    if (classes[i] !== name) {
      paths[i].setAttribute("class", name);
      classes[i] = name;
    }
  }
  const { dataset } = leaflet.getContainer();
  mark(dataset, "palette", legend.palette);
  mark(dataset, "classes", String(legend.classes.length));
}

/** Draw one answer of figures; resolves when the colours are set. */
export async function drawMap(/** @type {Atlas.Figures} */ figures) {
  await whenMapReady;
  const edition = await getEdition(figures.boundary);
  if (!getPane("water").firstChild) drawWater(figures.base).catch(() => {});
  show(edition);
  currentMap().figures = unpackFigures(figures, edition.features);
  recolour(figures);
  if (edition.isAttached) describeAreas(edition, figures);
  document.dispatchEvent(new CustomEvent("atlas:coloured", { detail: { indicator: figures.indicator } }));
}
