/* Lists of areas by two indicators, and the key of their map: what the server counts, named here. */
import { readAddress, writeFiguresQuery } from "../address/address.js";
import { byId, element, find, findAll, listOf, listenFor, seek } from "../browser/dom.js";
import { compareNames, isMatching, nameArea, writeNumber } from "../data/figures.js";
import { fetchJson } from "../data/server.js";
import { areaButton } from "../map/attention.js";
import { DIRECTIONS } from "../map/directions.js";
import { currentMap } from "../map/map.js";

const MOST_NAMED = 200;
const map = () => byId("map");
let shownFor = "";

export function pairAddress() {
  const params = readAddress();
  const query = new URLSearchParams(writeFiguresQuery(params));
  query.set("with", params.with || "");
  return "/view/pair?" + query;
}

function nameRow(figures, edition, code) {
  const { name, borough } = nameArea(figures, edition, code);
  return [areaButton({ code, name }, "choose-row"), ...(borough && borough !== name ? [element("span", ", " + borough)] : [])];
}

/* Name the areas whose place is asked for, by name; what is too long to read is in the file. */
function listAreas(places, wanted) {
  const { figures, shown } = currentMap();
  const nameOf = (/** @type {string} */ code) => nameArea(figures, shown, code).name;
  const codes = figures.areas.filter((code, i) => places[i] === wanted && isMatching(figures, i) && shown.index.has(code));
  codes.sort((a, b) => compareNames(nameOf(a), nameOf(b)));
  const list = listOf(codes.slice(0, MOST_NAMED).map((code) => nameRow(figures, shown, code)), "pair-names");
  const rest = codes.length - MOST_NAMED;
  if (rest <= 0) return [list];
  return [list, element("p", `And ${writeNumber(rest)} more: the file lists them all.`)];
}

async function openList(list) {
  const host = list.querySelector(".pair-areas");
  if (!list.open || host.firstChild) return;
  host.textContent = "Fetching the names…";
  try {
    const pair = await fetchJson(pairAddress());
    host.replaceChildren(...listAreas(pair[list.dataset.pairList], Number(list.dataset.place)));
  } catch (error) {
    host.textContent = error.message + ". Close this list and open it again.";
  }
}

const cells = () => findAll("[data-pair-cell]");

/* Show one cell alone on the map and name its areas; the same cell again shows all. */
function press(cell) {
  const isOn = Boolean(cell) && cell.getAttribute("aria-pressed") !== "true";
  cells().forEach((one) => one.setAttribute("aria-pressed", String(isOn && one === cell)));
  if (isOn) map().dataset.emphasis = cell.dataset.pairCell;
  else delete map().dataset.emphasis;
  const words = seek(".pair-cell-words");
  if (!words) return;
  words.dataset.first = words.dataset.first || words.textContent;
  if (!isOn) {
    words.replaceChildren(words.dataset.first);
    return;
  }
  const said = element("p", cell.getAttribute("aria-label") + ".", "pair-found");
  const file = element("a", "Download this list (CSV)", "", { href: cell.dataset.file, download: "" });
  const { figures } = currentMap();
  words.replaceChildren(said, ...listAreas(figures.classes, Number(cell.dataset.pairCell)), file);
}

function focusCell(cell) {
  cells().forEach((one) => { one.tabIndex = one === cell ? 0 : -1; });
  cell.focus();
}

/* The legend is read upwards: the row above holds the next third of the second indicator. */
function step(cell, event) {
  if (event.key === "Escape" && map().dataset.emphasis) press(null);
  const way = DIRECTIONS[event.key];
  if (!way) return;
  event.preventDefault();
  const place = Number(cell.dataset.pairCell);
  const [column, row] = [place % 3 + way[0], Math.floor(place / 3) - way[1]];
  if (column < 0 || column > 2 || row < 0 || row > 2) return;
  focusCell(find(`[data-pair-cell="${3 * row + column}"]`));
}

/* Another pair, edition or way of showing: names and emphasis of the last are taken away. */
function follow() {
  const now = `${readAddress().view} ${pairAddress()}`;
  if (now === shownFor) return;
  shownFor = now;
  press(null);
  findAll("[data-pair-list]", document, HTMLDetailsElement).forEach((list) => {
    list.open = false;
    find(".pair-areas", HTMLElement, list).replaceChildren();
  });
}

export function followPair() {
  listenFor("toggle", "[data-pair-list]", openList, true);
  listenFor("click", "[data-pair-cell]", (cell) => {
    focusCell(cell);
    press(cell);
  });
  listenFor("keydown", "[data-pair-cell]", step);
  document.addEventListener("atlas:coloured", follow);
}
