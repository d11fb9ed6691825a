/* Several areas gathered into a group of the address: one by one, or within a box on the map. */
import { readAddress } from "../address/address.js";
import { setAddress } from "../address/choice.js";
import { byId, element, find, findAll, listenFor } from "../browser/dom.js";
import { showNote } from "../browser/note.js";
import { followArea, openPanel, setSheet } from "../comfort/panels.js";
import { OUT } from "../data/figures.js";
import { chooseArea } from "./attention.js";
import { currentMap, whenMapReady } from "./map.js";

// The server reads no more (dashboard/state/gathered_areas.py).
const MOST = 100;
// A pointer that moves less is pressed, and draws no box.
const SHORTEST = 6;
/** @typedef {[number, number]} Point */
/** @type {Point | null} */
let from = null;
/** @type {HTMLElement | null} */
let box = null;
let isBoxed = false;

const isOn = () => byId("main").dataset.gathering === "true";

/** @param {Record<string, string>} [params] */
export const readGroup = (params = readAddress()) => [...new Set((params.areas || "").toUpperCase().split(",").filter(Boolean))];

/** Whether a press gathers an area, in place of choosing it alone. */
export const isGathering = (/** @type {MouseEvent | KeyboardEvent} */ event) => event.shiftKey || isOn();

/** Choose an area, or add it to the group, or take it out again. */
export function takeArea(/** @type {string} */ code, /** @type {MouseEvent | KeyboardEvent} */ event) {
  if (!isGathering(event)) {
    chooseArea(code);
    return;
  }
  const known = listKnown();
  setGroup(known.includes(code) ? known.filter((one) => one !== code) : [...known, code]);
}

/** A group is of the areas that are drawn: of others the page could show nothing. */
const listKnown = () => readGroup().filter((code) => currentMap().shown.index.has(code));

function setGroup(/** @type {string[]} */ codes) {
  const kept = codes.slice(0, MOST).sort();
  if (codes.length > MOST) showNote(`A group holds at most ${MOST} areas; ${codes.length - MOST} more are left out.`);
  const { level, vintage } = currentMap().figures.geography;
  setAddress({ areas: kept.join(","), level, vintage, ...(kept.length ? {} : { areas_name: "" }) });
}

/** The corners of the box between two points, within the map. */
function frame(/** @type {Point} */ [x, y], /** @type {MouseEvent} */ { clientX, clientY }) {
  const { left, top } = currentMap().leaflet.getContainer().getBoundingClientRect();
  return {
    low: [Math.min(x, clientX) - left, Math.min(y, clientY) - top],
    high: [Math.max(x, clientX) - left, Math.max(y, clientY) - top],
  };
}

function begin(/** @type {PointerEvent} */ event) {
  isBoxed = false;
  // A finger moves the map, and gathers one by one.
  if (event.button || event.pointerType === "touch" || !isGathering(event)) return;
  from = [event.clientX, event.clientY];
}

function draw(/** @type {PointerEvent} */ event) {
  if (!from) return;
  const { low, high } = frame(from, event);
  const [wide, tall] = [high[0] - low[0], high[1] - low[1]];
  if (!box && Math.max(wide, tall) < SHORTEST) return;
  if (!box) {
    box = element("div", "", "gather-box");
    find(".map-frame").append(box);
  }
  box.style.cssText = `left: ${low[0]}px; top: ${low[1]}px; width: ${wide}px; height: ${tall}px`;
}

/** An area is within a box where its middle is; one that a filter leaves out is not there. */
function end(/** @type {PointerEvent} */ event) {
  if (from && box) {
    const { low, high } = frame(from, event);
    const { leaflet, shown, figures } = currentMap();
    const inside = shown.features.filter(({ properties: { label: [longitude, latitude] } }, place) => {
      const { x, y } = leaflet.latLngToContainerPoint([latitude, longitude]);
      return x >= low[0] && x <= high[0] && y >= low[1] && y <= high[1] && figures.classes[place] !== OUT;
    });
    isBoxed = true;
    if (inside.length) setGroup([...new Set([...listKnown(), ...inside.map(({ id }) => id)])]);
  }
  cancel();
}

function cancel() {
  from = null;
  box?.remove();
  box = null;
}

/** Turn the selection of several areas on or off; what is gathered stays. */
function turn(/** @type {boolean} */ isNow) {
  byId("main").dataset.gathering = String(isNow);
  findAll("[data-gathers]").forEach((one) => one.setAttribute("aria-pressed", String(isNow)));
  followArea();
  if (isNow) {
    openPanel("group");
    // On a phone the map is needed.
    setSheet("peek");
  }
  byId("announcer").textContent = isNow ? find("#panel-group > .about-choice").textContent : "";
}

export function followGathering() {
  listenFor("click", "[data-gathers]", () => turn(!isOn()));
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !(box || document.getElementById("main")?.dataset.gathering === "true")) return;
    event.preventDefault();
    event.stopPropagation();
    if (box) cancel();
    else turn(false);
  }, true);
  whenMapReady.then((leaflet) => {
    const map = leaflet.getContainer();
    map.addEventListener("pointerdown", begin);
    document.addEventListener("pointermove", draw);
    document.addEventListener("pointerup", end);
    document.addEventListener("pointercancel", cancel);
    // While a box is drawn the map stays, no text is selected, and its end is no press on an area.
    map.addEventListener("mousedown", (event) => {
      if (!from) return;
      event.preventDefault();
      event.stopPropagation();
    }, true);
    map.addEventListener("click", (event) => {
      if (isBoxed) event.stopPropagation();
      isBoxed = false;
    }, true);
  });
}
