/* The page follows the address: the map first, then what stands around it. */
import { currentSearch, figuresAddress, readAddress, readStart } from "../address/address.js";
import { applyAppearance } from "../address/appearance.js";
import { drawChoicesBy } from "../address/choice.js";
import { afterPaint, button, byId, closest, findAll, seek } from "../browser/dom.js";
import { hideNote, showNote } from "../browser/note.js";
import { attachBoxes } from "../choosing/choice-box.js";
import { announce } from "../comfort/announce.js";
import { followArea, showFirstPanel } from "../comfort/panels.js";
import { nameArea } from "../data/figures.js";
import { fetchJson } from "../data/server.js";
import { outlineArea } from "../map/attention.js";
import { drawMap, leaveFirstPage } from "../map/drawing.js";
import { getEdition } from "../map/editions.js";
import { readGroup } from "../map/gathering.js";
import { markChosenArea } from "../map/keyboard.js";
import { currentMap, whenMapReady } from "../map/map.js";
import { fetchReach, showMarks } from "../map/reach-marks.js";
import { drawDates } from "./date-maps.js";
import { drawLegend } from "./legend.js";
import { drawRanking, drawWideRanking } from "./ranking.js";
import { drawScatter } from "./scatter.js";
import { drawTable, writeDownload } from "./table.js";

// Ways of showing that the browser draws; the others are the map's, or the server's.
const VIEWS = { dates: drawDates, ranking: drawWideRanking, scatter: drawScatter };
let sayWordsCame;
const wordsCame = new Promise((resolve) => { sayWordsCame = resolve; });
let latest = 0;
let followed = null;

function figuresUrl(search) {
  // The page's head has already asked for the first view's figures at this address.
  const start = readStart();
  return search === start.search && start.figures ? start.figures : figuresAddress(readAddress(search));
}

async function drawRest(params, figures, turn) {
  const { shown } = currentMap();
  markChosenArea(shown, params.area, readGroup(params));
  followArea();
  const boxes = attachBoxes();
  boxes.indicators.tell(figures.indicator, figures.label);
  boxes.places.tell(params.area, shown.index.has(params.area) ? nameArea(figures, shown, params.area).name : "");
  showTyped();
  drawLegend(figures);
  drawView(figures, shown, params);
  // The list stands under the area's words: drawn before them, it would jump when they come.
  wordsCame.then(() => drawRanking(figures, shown));
  let problem = "";
  const reach = await fetchReach(params.programme, figures.geography).catch((error) => {
    problem = "Programme records could not be fetched: " + error.message + ". Check the connection, then try again.";
    return null;
  });
  // The reader has chosen again while the records were on their way.
  if (turn !== latest) return;
  if (problem) sayFault(problem, () => drawRest(params, figures, turn));
  showMarks("atlas", reach).catch(() => {});
  if (byId("main").dataset.view === "table") drawTable(figures, shown, { reach, problem });
  else writeDownload();
}

/* What was typed stands as the address has it, also where it cannot be read; never over a
   reader who is still typing. */
function showTyped() {
  findAll("[data-typed] input", document, HTMLInputElement).forEach((field) => {
    if (field === document.activeElement) return;
    const value = readAddress()[/** @type {HTMLElement} */ (field.closest("[data-param]")).dataset.param ?? ""] || "";
    if (field.value !== value) window.dash_clientside.set_props(field.id, { value });
  });
}

/* What is known only for London is a trend; a name that is no way of showing is the map.
   Whether other colours or shapes can be had for this view is for the server to say. */
function findMode(figures, view) {
  const { modes } = readStart();
  if (figures.is_london_only) return "trend";
  if (!modes[view]) return "map";
  return modes[view].recolours ? figures.mode : view;
}

function showStage(mode) {
  const main = byId("main");
  main.dataset.view = mode;
  main.dataset.stage = readStart().modes[mode].stage;
  showPanel();
}

/* Words about a way of showing are seen with the way that they were written for. */
function showPanel() {
  for (const name of ["view-panel", "view-notes"]) {
    const panel = byId(name);
    const mode = seek("[data-mode]", panel)?.dataset.mode;
    panel.hidden = !mode || mode !== byId("main").dataset.view;
  }
}

function drawView(figures, edition, params) {
  const { view } = byId("main").dataset;
  // The list of a change is the server's, in the panel.
  const draw = figures.change && view === "ranking" ? null : VIEWS[view];
  const host = byId("drawn-view");
  if (draw) draw(host, { figures, edition, params });
  else host.replaceChildren();
}

/* Draw what an address asks for; resolves to whether the last thing asked for is drawn. */
async function follow(search) {
  // Dash repeats what has just been drawn: the map was first, the address second.
  if (search === followed) return true;
  followed = search;
  const turn = ++latest;
  const main = byId("main");
  const params = readAddress(search);
  applyAppearance(params.appearance);
  try {
    const figures = await fetchJson(figuresUrl(search || ""));
    if (turn !== latest) return false;
    showStage(findMode(figures, params.view));
    await drawMap(figures);
    outlineArea("selected", params.area);
    outlineArea("gathered", ...readGroup(params));
    afterPaint(() => { if (turn === latest) drawRest(params, figures, turn); });
    main.dataset.ready = "true";
    say(figures.empty);
    return true;
  } catch (error) {
    followed = null;
    // What went wrong, and what to do, is said on the living page.
    leaveFirstPage();
    if (main.dataset.ready) sayFault(`${error.message}. The last view stays. Check the connection, then choose again.`);
    else sayFault(`${error.message}, so the map is not drawn. Check the connection, then try again.`, () => follow(search));
    return false;
  }
}

function say(text, ...parts) {
  const status = document.getElementById("map-status");
  status?.replaceChildren(...(text ? [text, ...parts] : []));
  hideNote("undrawn");
  return status;
}

/**
 * Say what went wrong, with a button where something can be done again.
 * @param {string} text
 * @param {(() => unknown) | null} [act]
 */
function sayFault(text, act = null) {
  const offer = () => (act ? [button("Try again", () => {
    say("Trying again");
    byId("stage").focus({ preventScroll: true });
    act();
  })] : []);
  const status = say(text, ...offer());
  // Where no map is shown its status is not seen, and what went wrong must be.
  if (status && !status.offsetParent) showNote(text, { what: "undrawn", stays: true, parts: offer() });
}

/* What Dash's clientside callbacks call by name. */
export const callbacks = {
  // Dash can be late, and what it heard of then is no longer what is asked for.
  follow: () => follow(currentSearch()),
  showAppearance: (search) => applyAppearance(readAddress(search || "").appearance),
  hearWords: () => {
    sayWordsCame();
    announce();
  },
  hearPanel: showPanel,
  setTitle: (title) => {
    if (title) document.title = `${title} | ${readStart().site}`;
    document.dispatchEvent(new CustomEvent("atlas:titled"));
    announce();
  },
};

export function followAddress() {
  const start = readStart();
  if (start.figures) {
    // Shapes and figures are read while Dash builds the page around them.
    fetchJson(start.figures).catch(() => {});
    getEdition(start.stage).catch(() => {});
  }
  // A page that is not there has no map to draw.
  drawChoicesBy((search) => (document.getElementById("map") ? follow(search) : Promise.resolve(true)));
  // The first view is drawn as soon as there is a map, before Dash's own first callbacks.
  whenMapReady.then(() => {
    showFirstPanel();
    follow(window.location.search);
  });
  document.addEventListener("focusout", (event) => {
    // Once the focus has gone, and a change has been written.
    if (closest(event, "[data-typed]")) window.setTimeout(showTyped);
  });
}
