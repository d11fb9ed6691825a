/* Marks on the page: buttons over the map, one stop of the Tab key, each of which opens its records. */
import { element, listOf, setAttributes } from "../browser/dom.js";
import { writeNumber } from "../data/figures.js";
import { DIRECTIONS, findThatWay } from "./directions.js";

const MOST_LINES = 30;
/** @type {Map<string, { marker: L.Marker, mark: Atlas.DrawnMark }>} */
const drawn = new Map();
// The mark whose records were opened last, and the one that the Tab key stops at.
/** @type {L.Marker | null} */
let opened = null;
let stop = "";

function describeRecords(/** @type {Atlas.DrawnMark} */ { title, records }) {
  const box = element("div", "", "mark-told");
  const isOne = records.length === 1;
  const lines = records.slice(0, MOST_LINES).map((one) => [isOne ? one.line : `${one.title}. ${one.line}`]);
  if (records.length > MOST_LINES) lines.push([`And ${writeNumber(records.length - MOST_LINES)} more.`]);
  const pages = new Map(records.flatMap(({ page, address }) => (page ? [[page.label, isOne ? address : page.address]] : [])));
  const links = element("p", "", "mark-pages");
  for (const [name, address] of pages) links.append(element("a", "More on " + name, "", { href: address }), " ");
  const list = listOf(lines);
  // A long list scrolls, and so must be reached by the keyboard.
  if (lines.length > 2) setAttributes(list, { tabindex: "0", "aria-label": title });
  box.append(element("strong", title), list, links);
  return box;
}

function makeMarker(/** @type {L.Map} */ leaflet, /** @type {Atlas.DrawnMark} */ mark, /** @type {L.DivIcon} */ icon) {
  const marker = L.marker(mark.at, { icon, keyboard: false }).addTo(leaflet);
  marker.bindPopup(() => describeRecords(/** @type {any} */ (drawn.get(mark.key)).mark), { maxWidth: 300 });
  marker.on("popupopen", () => { opened = marker; });
  const host = /** @type {HTMLElement} */ (marker.getElement());
  host.addEventListener("keydown", (event) => press(event, mark.key));
  host.addEventListener("focus", () => setStop(mark.key));
  return marker;
}

const hostOf = (/** @type {string} */ key) => drawn.get(key)?.marker.getElement();

function setStop(/** @type {string} */ key) {
  hostOf(stop)?.setAttribute("tabindex", "-1");
  stop = key;
  hostOf(stop)?.setAttribute("tabindex", "0");
}

function press(/** @type {KeyboardEvent} */ event, /** @type {string} */ key) {
  const way = DIRECTIONS[event.key];
  const isOpening = event.key === "Enter" || event.key === " ";
  if ((!way && !isOpening) || event.ctrlKey || event.altKey || event.metaKey) return;
  event.preventDefault();
  if (isOpening) {
    drawn.get(key)?.marker.togglePopup();
    return;
  }
  const next = findThatWay([...drawn.keys()], key, way, (one) => {
    const box = /** @type {HTMLElement} */ (hostOf(one)).getBoundingClientRect();
    return [box.left + box.width / 2, box.top + box.height / 2];
  });
  if (next) hostOf(next)?.focus({ preventScroll: true });
}

/**
 * Put marks on the map in place of those before; one that stays keeps the focus and what it opened.
 * @param {L.Map} leaflet
 * @param {Atlas.DrawnMark[]} marks
 */
export function drawMarks(leaflet, marks) {
  const kept = new Set(marks.map(({ key }) => key));
  for (const [key, { marker }] of drawn) {
    if (kept.has(key)) continue;
    marker.remove();
    drawn.delete(key);
  }
  for (const mark of marks) {
    const icon = L.divIcon({ className: `mark ${mark.className}`, html: mark.html, iconSize: [mark.width, mark.height] });
    const marker = drawn.get(mark.key)?.marker.setLatLng(mark.at).setIcon(icon) ?? makeMarker(leaflet, mark, icon);
    drawn.set(mark.key, { marker, mark });
    setAttributes(/** @type {HTMLElement} */ (marker.getElement()), {
      role: "button", tabindex: "-1", "aria-label": mark.title, title: mark.title, "data-mark": mark.key,
    });
  }
  setAttributes(leaflet.getPanes().markerPane, { role: "group", "aria-label": "Records of programmes" });
  setStop(drawn.has(stop) ? stop : marks[0]?.key ?? "");
}

/** Close the records of a mark and go back to it; nothing where none are open. */
export function closeRecords() {
  if (!opened?.isPopupOpen()) return;
  opened.closePopup();
  opened.getElement()?.focus();
}
