/* The filters one by one: how many areas each keeps, and the areas of which it cannot be told. */
import { readAddress, writeQuery } from "../address/address.js";
import { byId, element, findAll, listOf, seek } from "../browser/dom.js";
import { UNTOLD, compareNames, nameArea, writeNumber } from "../data/figures.js";
import { fetchJson } from "../data/server.js";
import { areaButton, outlineArea } from "../map/attention.js";
import { currentMap } from "../map/map.js";
import { showConditions } from "./condition-builder.js";

const ON_WHICH_MATCHES_DEPEND = [
  "indicator", "level", "vintage", "period", "group", "scheme", "classes", "breaks", "where",
];
let turn = 0;
let shownFor = "";

/* Room for the answer is kept from the first, so that nothing jumps when it comes. */
function keepRoom() {
  const params = readAddress();
  document.documentElement.toggleAttribute("data-asks", Boolean(params.where));
  return params;
}

/* Ask for what the address asks, once the map has its colours. */
async function follow() {
  const params = keepRoom();
  const mine = ++turn;
  let answer = null;
  let problem = "";
  if (params.where) {
    answer = await fetchJson("/view/matches?" + writeQuery(params, ON_WHICH_MATCHES_DEPEND))
      .catch((error) => {
        problem = error.message + ", so the filters are not told one by one. Check the connection, then change a filter.";
        return null;
      });
  }
  if (mine !== turn) return;
  const { shown } = currentMap();
  const key = JSON.stringify([answer, problem, params.area, shown.key]);
  if (key !== shownFor) list(answer, problem, params);
  shownFor = key;
  showConditions(answer, params);
}

function list(answer, problem, params) {
  const box = byId("matches");
  if (!answer?.conditions.length) {
    box.replaceChildren(...(problem ? [element("p", problem, "notice")] : []));
    return;
  }
  const isOpen = findAll("details", box, HTMLDetailsElement).map((details) => details.open);
  const focused = seek("[data-code]:focus", box)?.dataset.code;
  const folds = foldUntold(params.area);
  const each = element("details");
  each.append(element("summary", `Filters one by one (${answer.conditions.length})`), tellEach(answer));
  box.replaceChildren(...folds, each, drawTools(params));
  if (isOpen.length === folds.length + 1) findAll("details", box, HTMLDetailsElement).forEach((details, i) => { details.open = isOpen[i]; });
  if (focused) seek(`[data-code="${CSS.escape(focused)}"]`, box)?.focus({ preventScroll: true });
}

/* Hundreds of buttons are made when they are wanted. */
function foldUntold(chosen) {
  const { figures, shown } = currentMap();
  const areas = figures.areas.filter((code, i) => figures.classes[i] === UNTOLD)
    .map((code) => ({ code, name: nameArea(figures, shown, code).name }))
    .sort((a, b) => compareNames(a.name, b.name));
  if (!areas.length) return [];
  const details = element("details");
  details.append(element("summary", `We cannot tell (${writeNumber(areas.length)})`));
  details.addEventListener("toggle", () => {
    if (details.open && !details.querySelector("ul")) details.append(listAreas(areas, chosen));
  });
  return [details];
}

const listAreas = (areas, chosen) => listOf(areas.map((area) => {
  const choose = areaButton(area, "match-area", (code) => outlineArea("hover", code));
  if (area.code === chosen) choose.setAttribute("aria-current", "true");
  return [choose];
}), "match-list");

const tellEach = (answer) => listOf(answer.conditions.map(({ words, counted, notes }) => [
  element("strong", words), element("span", counted), ...notes.map((note) => element("span", note, "soft")),
]), "condition-list");

function drawTools(params) {
  const tools = element("p", "", "match-tools");
  const href = "/view/matches.csv?" + writeQuery(params, ON_WHICH_MATCHES_DEPEND);
  tools.append(element("a", "Download which areas match which filter (CSV)", "", { href, download: "" }));
  return tools;
}

export function followMatches() {
  keepRoom();
  document.addEventListener("atlas:coloured", follow);
}
