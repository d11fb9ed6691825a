/* Everyday comfort: undo, redo, reset, full screen, and what the keys do. */
import { showView } from "../address/choice.js";
import { goStep, isFirstView, nameStep } from "../address/steps.js";
import { find, listenFor, seek } from "../browser/dom.js";
import { hideNote, lower, raise, showNote } from "../browser/note.js";
import { refitMap, whenMapReady } from "../map/map.js";
import { drawRecent } from "./recent-views.js";
import { areSingleKeysOn, switchSingleKeys } from "./single-keys.js";

const TEXT_FIELDS = "input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]";
/** @type {HTMLElement | null} */
let cameFrom = null;

const findAct = (/** @type {string} */ act) => seek(`[data-act="${act}"]`);
const findPanel = () => seek("#keyboard-help");

/* A button without effect keeps the focus that may be on it. */
function tellStep(act, way) {
  const button = findAct(act);
  if (!button) return;
  const what = nameStep(way);
  button.setAttribute("aria-disabled", String(!what));
  find(".step-what", HTMLElement, button).textContent = what ? ": " + what : "";
}

function refresh() {
  tellStep("undo", -1);
  tellStep("redo", 1);
  findAct("reset")?.setAttribute("aria-disabled", String(isFirstView()));
}

const isFull = () => document.fullscreenElement !== null;

function switchFullScreen() {
  if (isFull()) document.exitFullscreen();
  else find(".stage").requestFullscreen().catch(() => {
    showNote("This browser did not allow full screen.");
  });
}

function tellFullScreen() {
  const button = findAct("fullscreen");
  if (!button) return;
  button.hidden = !document.fullscreenEnabled;
  const name = isFull() ? "Leave full screen" : "Full screen";
  button.setAttribute("aria-label", name);
  button.title = name;
}

function switchKeys() {
  const panel = findPanel();
  if (!panel?.hidden) {
    closeKeys();
    return;
  }
  cameFrom = /** @type {HTMLElement | null} */ (document.activeElement);
  raise(panel);
  find("button", HTMLElement, panel).focus({ preventScroll: true });
}

function closeKeys() {
  const panel = findPanel();
  if (!panel) return;
  const hadFocus = panel.contains(document.activeElement) || document.activeElement === document.body;
  lower(panel);
  if (hadFocus && cameFrom?.isConnected) cameFrom.focus({ preventScroll: true });
}

function tellSingleKeys() {
  findAct("single-keys")?.setAttribute("aria-pressed", String(!areSingleKeysOn()));
}

const acts = {
  undo: () => goStep(-1),
  redo: () => goStep(1),
  reset: () => showView(""),
  fullscreen: switchFullScreen,
  keys: switchKeys,
  "close-keys": closeKeys,
  "single-keys": () => {
    switchSingleKeys();
    tellSingleKeys();
  },
};

function nameShortcut(event) {
  if (event.altKey) return null;
  const key = event.key.toLowerCase();
  if (event.ctrlKey || event.metaKey) {
    if (key === "z") return event.shiftKey ? "redo" : "undo";
    return key === "y" && !event.shiftKey ? "redo" : null;
  }
  return key === "?" && areSingleKeysOn() ? "keys" : null;
}

function press(event) {
  const panel = findPanel();
  if (!panel || event.defaultPrevented) return;
  if (event.key === "Escape") {
    if (!panel.hidden) closeKeys();
    else hideNote();
    return;
  }
  const act = nameShortcut(event);
  if (!act || event.target.matches(TEXT_FIELDS)) return;
  event.preventDefault();
  acts[act]();
}

export function startActs() {
  listenFor("click", Object.keys(acts).map((act) => `[data-act="${act}"]`).join(), (button) => {
    if (button.getAttribute("aria-disabled") !== "true") acts[button.dataset.act]();
  });
  document.addEventListener("keydown", press);
  document.addEventListener("atlas:stepped", refresh);
  document.addEventListener("fullscreenchange", () => {
    tellFullScreen();
    refitMap();
  });
  whenMapReady.then(() => {
    refresh();
    tellFullScreen();
    tellSingleKeys();
    drawRecent();
  });
}
