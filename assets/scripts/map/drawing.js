/* The map's drawing: the server's own, put on the map once an edition, and recoloured in place. */
import { afterPaint, seek } from "../browser/dom.js";
import { unpackFigures } from "../data/figures.js";
import { getEdition } from "./editions.js";
import { attachKeyboard, describeAreas } from "./keyboard.js";
import { currentMap, nameSoon, showAll, whenMapReady } from "./map.js";

// An area without a value, one whose value has no colour, one that a filter leaves out, and one of
// which nobody can tell whether it does (dashboard/results/classes.py).
/** @type {Record<string, string>} */
const MARKS = { "-1": "none", "-2": "plain", "-3": "out", "-4": "untold" };

/** Put an edition on the map in place of another. */
function show(/** @type {Atlas.Edition} */ edition) {
  const map = currentMap();
  const before = map.shown;
  if (before === edition) return;
  // Hexagons do not stand where their areas are: what was in sight would be elsewhere.
  const isMoved = !before || before.isEqual !== edition.isEqual;
  before?.overlay.remove();
  map.shown = edition;
  if (isMoved) showAll();
  // The first drawing leaves its place on the page in the frame in which it comes to the map's.
  edition.overlay.addTo(map.leaflet);
  map.leaflet.getContainer().dataset.edition = edition.key;
  // Colours come first; keys, ears and names follow the paint.
  afterPaint(() => {
    if (map.shown !== edition) return;
    attachKeyboard(edition);
    if (map.figures) describeAreas(edition, map.figures);
  });
}

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

/** The page as it came without scripts has done its work once its map is taken over. */
export function leaveFirstPage() {
  seek("#first-page")?.remove();
}

/** Draw one answer of figures; resolves when the colours are set. */
export async function drawMap(/** @type {Atlas.Figures} */ figures) {
  await whenMapReady;
  const edition = await getEdition(figures.stage);
  currentMap().figures = unpackFigures(figures, edition.features);
  show(edition);
  recolour(figures);
  nameSoon();
  leaveFirstPage();
  if (edition.isAttached) describeAreas(edition, figures);
  document.dispatchEvent(new CustomEvent("atlas:coloured", { detail: { indicator: figures.indicator } }));
}
