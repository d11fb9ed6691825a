/* Maps that the server draws: what is pointed at, touched or gone to is outlined and told in the
   line under the map; areas are one stop of the Tab key, and arrows lead to the nearest that way. */
import { find, findAll, listenFor, setAttributes, shape } from "../browser/dom.js";
import { DIRECTIONS, findThatWay } from "./directions.js";

const STOP = ".map-areas [role=option]";
const TOLD = ".map-areas path, .map-mark";
const middles = new WeakMap();
let touched = null;

const mapOf = (/** @type {Element} */ one) => one.closest(".london-map");
const stopOf = (area) => area.closest("a") || area;
const areasOf = (map) => findAll(".map-areas path", map);
const areaIn = (stop) => (stop.matches("path") ? stop : stop.querySelector("path"));
const textOf = (one) => one.querySelector("title").textContent;

function explain(map) {
  const what = map.querySelector(".map-mark") ? "an area or a mark" : "an area";
  return window.matchMedia("(hover: none)").matches
    ? `Touch ${what} to read what is known of it; touch it again to go there.`
    : `Point at ${what} to read what is known of it; by keyboard, the arrow keys move between areas.`;
}

/* Areas become a list that is gone through; what is read out of one is written when it is met. */
function prepare(map) {
  if (map.dataset.isReady) return;
  map.dataset.isReady = "true";
  const group = map.querySelector(".map-areas");
  const areas = areasOf(map);
  say(map, explain(map));
  if (!areas.length) return;
  group.removeAttribute("aria-hidden");
  setAttributes(group, { role: "listbox", "aria-label": "Areas of the map" });
  areas.forEach((area) => {
    const stop = stopOf(area);
    setAttributes(stop, {
      role: "option", "aria-selected": "false", "aria-label": textOf(area), tabindex: -1,
    });
  });
  stopOf(areas[0]).setAttribute("tabindex", "0");
}

function say(map, text) {
  const line = find(".map-told", HTMLElement, map);
  if (line.textContent !== text) line.textContent = text;
}

function outline(map, area, kind) {
  map.querySelectorAll(".map-attention").forEach((one) => one.remove());
  if (!area) return;
  for (const part of ["halo", "line"]) {
    const attributes = { d: area.getAttribute("d"), class: `map-attention is-${kind}-${part}` };
    shape("path", attributes, map.querySelector(".map-lines"));
  }
}

/* Say what is known of what was met, if it is an area or a mark. */
function show(met, kind) {
  const map = mapOf(met);
  if (!map) return;
  say(map, textOf(met));
  outline(map, met.matches("path") ? met : null, kind);
}

function middleOf(area) {
  if (!middles.has(area)) {
    const box = area.getBBox();
    middles.set(area, [box.x + box.width / 2, box.y + box.height / 2]);
  }
  return middles.get(area);
}

function press(stop, event) {
  const way = DIRECTIONS[event.key];
  const map = mapOf(stop);
  if (!map || !way || event.ctrlKey || event.altKey || event.metaKey) return;
  event.preventDefault();
  const next = findThatWay(areasOf(map), areaIn(stop), way, middleOf);
  if (!next) return;
  stop.setAttribute("tabindex", "-1");
  stopOf(next).setAttribute("tabindex", "0");
  stopOf(next).focus();
}

/* A finger can not point without pressing: the first touch tells, the second follows the link. */
function touch(met, event) {
  if (event.pointerType !== "touch") return;
  if (met !== touched && met.closest("a")) event.preventDefault();
  touched = met;
  show(met, "hover");
}

export function enlivenDrawnMaps() {
  listenFor("keydown", STOP, press);
  listenFor("focusin", STOP, (stop) => show(areaIn(stop), "focus"));
  listenFor("focusout", ".london-map", (map) => outline(map, null));
  listenFor("pointerover", TOLD, (met) => show(met, "hover"));
  listenFor("pointerout", ".london-map", (map, event) => {
    if (event.pointerType === "touch") return;
    const focused = map.querySelector(`${STOP}:focus`);
    if (focused) show(areaIn(focused), "focus");
    else outline(map, null);
  });
  listenFor("click", TOLD, touch);
  const prepareAll = () => findAll(".london-map").forEach(prepare);
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", prepareAll);
  else prepareAll();
  document.addEventListener("atlas:exchanged", prepareAll);
}
