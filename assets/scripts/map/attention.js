/* Which area is hovered, focused and chosen: outlines over the map, and what they say. */
import { setAddress } from "../address/choice.js";
import { button, element, find, shape } from "../browser/dom.js";
import { nameArea, readArea } from "../data/figures.js";
import { currentMap } from "./map.js";

// From below: what is gathered, what is pointed at, what is chosen, where the focus is.
const KINDS = ["gathered", "hover", "selected", "focus"];

/** The group of one kind of outline in the drawing, made when it is first wanted. */
function groupFor(/** @type {SVGSVGElement} */ svg, /** @type {string} */ kind) {
  const host = /** @type {SVGGElement} */ (svg.querySelector(".stage-attention"));
  if (!host.childElementCount) KINDS.forEach((name) => shape("g", { class: "is-" + name }, host));
  return /** @type {SVGGElement} */ (host.querySelector(".is-" + kind));
}

/**
 * An outline is drawn twice: a wide halo, and the line on it.
 * @param {"gathered" | "hover" | "focus" | "selected"} kind
 * @param {...(string | null | undefined)} codes
 */
export function outlineArea(kind, ...codes) {
  const { shown } = currentMap();
  if (!shown) return;
  const group = groupFor(shown.svg, kind);
  group.replaceChildren();
  const places = codes.flatMap((code) => shown.index.get(code ?? "") ?? []);
  if (!places.length) return;
  const d = places.map((place) => shown.paths[place].getAttribute("d")).join("");
  for (const part of ["halo", "line"]) shape("path", { d, class: `${kind}-${part}` }, group);
}

/**
 * Tell the map, every list and every chart which area is pointed at.
 * @param {string | null} code
 * @param {boolean} [isFromList] whether a list says so, which is then not scrolled under the pointer
 */
export function hoverArea(code, isFromList = false) {
  outlineArea("hover", code);
  document.dispatchEvent(new CustomEvent("atlas:hover", { detail: { code, isFromList } }));
}

/**
 * Make a button that chooses an area, and shows where it is when it is pointed at.
 * @param {{ code: string, name: string }} area
 * @param {string} className
 * @param {(code: string | null) => void} [point]
 */
export function areaButton({ code, name }, className, point = hoverArea) {
  const made = button(name, () => chooseArea(code), className);
  made.dataset.code = code;
  made.onmouseenter = made.onfocus = () => point(code);
  made.onmouseleave = made.onblur = () => point(null);
  return made;
}

/** @returns {HTMLElement[]} what the tip says of an area, nothing of one without figures */
function describeArea(/** @type {string} */ code) {
  const { figures, shown } = currentMap();
  const place = shown?.index.get(code);
  if (place === undefined || !figures) return [];
  const { name, borough } = nameArea(figures, shown, code);
  const { value, interval, outcome, note, filter } = readArea(figures, figures.areas.indexOf(code));
  const lines = [interval && "95% interval " + interval, outcome, note, filter].filter(Boolean);
  return [
    element("strong", borough ? `${name}, ${borough}` : name),
    element("span", value, "tip-value"),
    ...lines.map((line) => element("span", line)),
  ];
}

/**
 * Show what is known of an area beside a point of the window.
 * @param {string | null} code
 * @param {number} [x]
 * @param {number} [y]
 */
export function showTip(code, x = 0, y = 0) {
  const tip = getTip();
  const parts = code ? describeArea(code) : [];
  tip.hidden = !parts.length;
  if (tip.hidden) return;
  tip.replaceChildren(...parts);
  const frame = /** @type {HTMLElement} */ (tip.parentElement).getBoundingClientRect();
  placeTip(tip, [x - frame.left, y - frame.top], { width: frame.width, gap: 4, below: 18 });
}

/**
 * Place a tip beside a point of its frame, and above it where there is room.
 * @param {HTMLElement} tip
 * @param {[number, number]} point
 * @param {{ width: number, gap: number, below: number }} frame
 */
export function placeTip(tip, [x, y], { width, gap, below }) {
  const left = Math.min(Math.max(x + 14, gap), width - tip.offsetWidth - gap);
  const above = y - tip.offsetHeight - 12;
  tip.style.transform = `translate(${left}px, ${above > 0 ? above : y + below}px)`;
}

export function hideTip() {
  const tip = document.getElementById("map-tip");
  if (tip) tip.hidden = true;
}

function getTip() {
  const known = document.getElementById("map-tip");
  if (known) return known;
  const tip = element("div", "", "map-tip", { id: "map-tip" });
  tip.hidden = true;
  find(".map-frame").append(tip);
  return tip;
}

export function chooseArea(/** @type {string} */ code) {
  const { level, vintage } = currentMap().figures.geography;
  setAddress({ area: code, level, vintage });
}
