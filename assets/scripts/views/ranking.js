/* The areas in order, as dots with their intervals against the London line: beside the map, and alone. */
import { readAddress } from "../address/address.js";
import { byId, element, listOf } from "../browser/dom.js";
import { compareNames, nameArea, signFilter, writeNumber } from "../data/figures.js";
import { areaButton } from "../map/attention.js";
import { drawListChoice, drawNearby, pickListed } from "./listed-areas.js";
import { RankList } from "./rank-list.js";
import { drawRankAxis, drawRankRow, markLondon, setColumns } from "./rank-rows.js";

// The list in each part of the page that has one, and what it was drawn for.
const drawn = new Map();

function sortPlaces(figures, places) {
  const value = (i) => (figures.values[i] === null ? -Infinity : figures.values[i]);
  const place = (i) => (figures.ranking.first ? figures.ranking.first[i] : 0);
  // Values that are shown alike stand in the order of their places, then of their codes.
  return [...places].sort((a, b) => value(b) - value(a) || place(a) - place(b) || a - b);
}

function drawList(figures, edition, picked) {
  const places = sortPlaces(figures, picked.places);
  const list = new RankList(
    places.map((i) => figures.areas[i]),
    (place) => drawRankRow(figures, edition, places[place], picked.choice),
    picked.title,
  );
  setColumns(list.box, figures);
  markLondon(list.list, figures);
  // An axis without a row would say nothing.
  if (!places.length) list.box.replaceChildren(element("p", figures.filter?.sentence ?? "", "rank-none"));
  else if (hasValues(figures)) list.box.prepend(drawRankAxis(figures));
  return list;
}

/* Areas of which the filters cannot tell: named apart, once they are asked for where they are many. */
function drawUntold(figures, edition, { untold }) {
  if (!untold.length) return [];
  const details = element("details", "", "rank-untold");
  details.append(element("summary", `We cannot tell (${writeNumber(untold.length)})`));
  details.addEventListener("toggle", () => {
    if (!details.open || details.querySelector("ul")) return;
    const areas = untold.map((i) => ({ code: figures.areas[i], ...nameArea(figures, edition, figures.areas[i]) }));
    areas.sort((a, b) => compareNames(a.name, b.name));
    details.append(listOf(areas.map((area) => [areaButton(area, "choose-row")])));
  });
  return [details];
}

const hasValues = (figures) => figures.values.some((value) => value !== null);

function drawWords({ ranking }) {
  const said = [ranking.places, ranking.key, ranking.missing].filter(Boolean);
  return said.length ? [element("p", said.join(" "), "rank-key")] : [];
}

/* What a list shows, as text: the same figures under another address are not drawn again. */
function signFor({ areas, values, lci, outcomes, ranking, indicator }, { within }, filtered) {
  return JSON.stringify([indicator, within, areas, values, lci, outcomes, ranking.key, filtered]);
}

function drawIn(host, { figures, edition, params }) {
  const before = drawn.get(host);
  const sign = signFor(figures, params, signFilter(figures));
  const isSame = before && before.sign === sign && host.contains(before.list.box);
  const list = isSame ? before.list : redraw(host, figures, edition, params);
  drawn.set(host, { sign, list });
  const isNews = !isSame || list.marked.chosen !== params.area;
  // A list that has the focus is where the reader is already.
  list.mark("chosen", params.area, isNews && !list.box.contains(document.activeElement));
  if (isNews && list.places.has(params.area)) list.setStop(list.places.get(params.area));
  const nearby = host.querySelector(".rank-nearby");
  nearby.replaceChildren(...drawNearby(figures, edition, params));
}

function redraw(host, figures, edition, params) {
  const picked = pickListed(figures, edition, params.within);
  const list = drawList(figures, edition, picked);
  host.replaceChildren(
    element("h2", picked.title), ...drawListChoice(figures, params.within),
    list.box, element("div", "", "rank-nearby"), ...drawUntold(figures, edition, picked), ...drawWords(figures),
  );
  list.fill();
  return list;
}

export function drawRanking(figures, edition) {
  const host = byId("ranking");
  // Without figures for the edition there is nothing to put in order; a change has its own list.
  if (figures.empty || figures.change) return host.replaceChildren();
  return drawIn(host, { figures, edition, params: readAddress() });
}

function eachList(act) {
  for (const [host, { list }] of drawn) if (host.contains(list.box)) act(list);
}

/* The ranking alone, in place of the map. */
export function drawWideRanking(host, view) {
  if (!host.firstElementChild?.matches(".ranking")) {
    host.replaceChildren(element("div", "", "ranking ranking-wide"));
  }
  drawIn(host.firstElementChild, view);
}

export function followAttention() {
  document.addEventListener("atlas:hover", ({ detail: { code, isFromList } }) => {
    eachList((list) => list.mark("hovered", code, !isFromList));
  });
  // The focus on the map is shown in the lists as the pointer is.
  document.addEventListener("atlas:focus", ({ detail }) => {
    eachList((list) => list.mark("hovered", detail, true));
  });
  // A list that was out of sight had no height to be scrolled by.
  document.addEventListener("atlas:panel", (/** @type {any} */ { detail }) => {
    if (detail === "list") eachList((list) => list.bringChosen());
  });
  window.addEventListener("beforeprint", () => eachList((list) => list.drawWhole(true)));
  window.addEventListener("afterprint", () => eachList((list) => list.drawWhole(false)));
}
