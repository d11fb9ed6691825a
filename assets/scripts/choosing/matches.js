/* Areas that meet the conditions of the address: outlined, counted, listed, said in a tip. */
import { readAddress, writeQuery } from "../address/address.js";
import { setAddress } from "../address/choice.js";
import { button, byId, element, findAll, listOf, seek, shape } from "../browser/dom.js";
import { compareNames, writeNumber } from "../data/figures.js";
import { fetchJson } from "../data/server.js";
import { areaButton, outlineArea } from "../map/attention.js";
import { currentMap } from "../map/map.js";
import { listVerdicts, setVerdicts } from "../map/verdicts.js";
import { showConditions } from "./condition-builder.js";

const ON_WHICH_MATCHES_DEPEND = ["indicator", "level", "vintage", "period", "group", "where"];
// A longer list is folded; more conditions than this are said in full beneath the map only.
const MOST_LISTED = 40;
const MOST_SAID = 3;
let turn = 0;
/** @type {SVGGElement | null} */
let drawn = null;
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
        problem = error.message + ", so the conditions are not asked. Check the connection, then change a condition.";
        return null;
      });
  }
  if (mine !== turn) return;
  show(answer, params, problem);
  showConditions(answer, params);
}

function show(answer, params, problem) {
  const { figures, shown } = currentMap();
  const isOurs = answer && answer.verdicts.length === figures.areas.length;
  const verdicts = new Map(isOurs ? figures.areas.map((code, i) => [code, answer.verdicts[i]]) : []);
  const key = JSON.stringify([answer, problem, params.area]);
  if (key === shownFor && drawn && shown.svg.contains(drawn)) return;
  shownFor = key;
  setVerdicts(verdicts);
  draw(shown, verdicts.size > 0);
  say(answer, problem);
  list(answer, shown, params);
}

/* Each kind is one shape of many parts: a thousand outlines cost as much as one. */
function draw(edition, isAsked) {
  drawn?.remove();
  drawn = null;
  currentMap().leaflet.getContainer().toggleAttribute("data-filtered", isAsked);
  if (!isAsked) return;
  const host = /** @type {Element} */ (edition.svg.querySelector(".stage-lines") ?? edition.group);
  drawn = shape("g", { class: "stage-matched" });
  outline(edition, listVerdicts("?"), "untold-line");
  outline(edition, listVerdicts("1"), "match-halo");
  outline(edition, listVerdicts("1"), "match-line");
  host.after(drawn);
}

function outline(edition, codes, className) {
  const d = codes.filter((code) => edition.index.has(code))
    .map((code) => edition.paths[edition.index.get(code)].getAttribute("d")).join("");
  if (d) shape("path", { d, class: className }, drawn);
}

/* The sentence beneath the subtitle, on screen and on paper. */
function say(answer, problem) {
  const box = byId("view-filter");
  const parts = problem ? [element("p", problem, "notice")] : [];
  if (answer?.sentence) {
    const line = element("p", "");
    line.append(element("strong", answer.sentence), " ");
    const isLong = answer.conditions.length > MOST_SAID;
    line.append(element("span", answer.asked + ".", isLong ? "asked-in-full" : ""));
    if (isLong) line.append(element("span", "The conditions are listed beneath the map.", "asked-in-short"));
    parts.push(line);
  }
  if (answer?.aside) parts.push(element("p", answer.aside, "notice"));
  box.replaceChildren(...parts);
}

function list(answer, edition, params) {
  const box = byId("matches");
  if (!answer?.conditions.length) {
    box.replaceChildren();
    return;
  }
  const isOpen = findAll("details", box, HTMLDetailsElement).map((details) => details.open);
  const focused = seek("[data-code]:focus", box)?.dataset.code;
  const folds = [
    ["1", "Meet the conditions", "match"], ["?", "Cannot be told", "untold"],
  ].filter(([sign]) => listVerdicts(sign).length).map(([sign, name, kind]) => fold(sign, name, kind, edition, params.area));
  const each = element("details");
  each.append(element("summary", `The conditions one by one (${answer.conditions.length})`), tellEach(answer));
  box.replaceChildren(...folds, each, drawTools(params));
  if (isOpen.length === folds.length + 1) findAll("details", box, HTMLDetailsElement).forEach((details, i) => { details.open = isOpen[i]; });
  if (focused) seek(`[data-code="${CSS.escape(focused)}"]`, box)?.focus({ preventScroll: true });
}

function fold(sign, name, kind, edition, chosen) {
  const areas = listVerdicts(sign).filter((code) => edition.index.has(code))
    .map((code) => ({ code, name: edition.features[edition.index.get(code)].properties.name }))
    .sort((a, b) => compareNames(a.name, b.name));
  const details = element("details");
  const summary = element("summary");
  summary.append(element("span", "", `match-sign ${kind}-sign`), `${name} (${writeNumber(areas.length)})`);
  details.append(summary);
  const fill = () => {
    if (!details.querySelector("ul")) details.append(listAreas(areas, chosen));
  };
  details.open = sign === "1" && areas.length <= MOST_LISTED;
  if (details.open) fill();
  // Hundreds of buttons are made when they are wanted.
  details.addEventListener("toggle", () => { if (details.open) fill(); });
  return details;
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
  tools.append(
    element("a", "Download who meets which condition (CSV)", "", { href, download: "" }),
    button("Clear all conditions", () => setAddress({ where: "" }), "match-clear"),
  );
  return tools;
}

export function followMatches() {
  keepRoom();
  document.addEventListener("atlas:coloured", follow);
}
