/* A view in a frame: tells the page around it how high it is, moves its map, answers choices. */
import { byId, element, find, listenFor, seek } from "./browser/dom.js";
import { enlivenDrawnMaps } from "./map/drawn-map.js";

const STEP = 1.6;
const MOST = 12;
const AREA = ".frame-map .map-areas path";
let last = 0;

/* The height is all that is told, and it is nothing of the reader's. */
function tellSize() {
  const height = Math.ceil(document.documentElement.getBoundingClientRect().height);
  if (height === last || window.parent === window) return;
  last = height;
  window.parent.postMessage({ atlas: "size", height }, "*");
}

const mapPicture = () => /** @type {SVGSVGElement | null} */ (seek(".frame-map .pic"));
const readBox = (box = "") => box.split(" ").map(Number);
const currentBox = (/** @type {SVGSVGElement} */ picture) => picture.getAttribute("viewBox") ?? "";
// The whole map, once it is closer than whole.
const fullBox = (/** @type {SVGSVGElement} */ picture) => picture.dataset.full || currentBox(picture);

/**
 * @param {SVGSVGElement} picture
 * @param {number[]} box
 */
function moveTo(picture, [x, y, width, height]) {
  picture.dataset.full = fullBox(picture);
  const [, , fullWidth, fullHeight] = readBox(picture.dataset.full);
  const left = Math.min(Math.max(x, 0), fullWidth - width);
  const top = Math.min(Math.max(y, 0), fullHeight - height);
  picture.setAttribute("viewBox", [left, top, width, height].map((side) => Math.round(side * 10) / 10).join(" "));
}

function zoom(/** @type {string | undefined} */ way) {
  const picture = mapPicture();
  if (!picture) return;
  const [x, y, width, height] = readBox(currentBox(picture));
  const full = readBox(fullBox(picture));
  if (way === "all") {
    picture.setAttribute("viewBox", full.join(" "));
    return;
  }
  const wide = Math.min(Math.max(way === "in" ? width / STEP : width * STEP, full[2] / MOST), full[2]);
  const high = wide * full[3] / full[2];
  const chosen = /** @type {SVGGraphicsElement | null} */ (picture.querySelector(".map-chosen"));
  const box = chosen && way === "in" ? chosen.getBBox() : { x, y, width, height };
  moveTo(picture, [box.x + box.width / 2 - wide / 2, box.y + box.height / 2 - high / 2, wide, high]);
}

/** A map that is closer than whole is drawn along by the pointer. */
function drag(/** @type {PointerEvent} */ event) {
  const picture = mapPicture();
  if (!picture?.dataset.full || !picture.contains(/** @type {Node} */ (event.target))) return;
  const [x, y, width, height] = readBox(currentBox(picture));
  if (width >= readBox(picture.dataset.full)[2]) return;
  const scale = width / picture.getBoundingClientRect().width;
  const follow = (/** @type {PointerEvent} */ moved) => moveTo(picture, [
    x - (moved.clientX - event.clientX) * scale, y - (moved.clientY - event.clientY) * scale, width, height,
  ]);
  const end = () => document.removeEventListener("pointermove", follow);
  document.addEventListener("pointermove", follow);
  document.addEventListener("pointerup", end, { once: true });
  document.addEventListener("pointercancel", end, { once: true });
}

/**
 * The same map goes on from where it was moved to.
 * @param {SVGSVGElement | null} before
 * @param {SVGSVGElement | null} after
 */
function keepPlace(before, after) {
  if (!before || !after || before.dataset.full !== currentBox(after)) return;
  after.dataset.full = before.dataset.full;
  after.setAttribute("viewBox", currentBox(before));
}

async function ask(/** @type {string} */ search) {
  const main = byId("main");
  const { id, dataset } = /** @type {HTMLElement} */ (document.activeElement ?? document.body);
  const before = mapPicture();
  main.dataset.isAsking = "1";
  try {
    const response = await fetch("/embed" + search);
    if (!response.ok) throw new Error(String(response.status));
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    main.replaceWith(find("#main", undefined, page));
    document.title = page.title;
    window.history.replaceState(null, "", search);
    document.dispatchEvent(new CustomEvent("atlas:exchanged"));
    keepPlace(before, mapPicture());
    const again = id ? document.getElementById(id) : seek(`.frame-map [data-area="${CSS.escape(dataset.area ?? "")}"]`);
    again?.focus();
  } catch {
    delete main.dataset.isAsking;
    const problem = "The atlas could not be reached. What is shown is what was chosen before.";
    main.prepend(element("p", problem, "notice", { role: "alert" }));
  }
  tellSize();
}

function send(/** @type {HTMLFormElement} */ form) {
  const query = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (value) query.set(name, String(value));
  const text = query.toString();
  ask(text ? "?" + text : window.location.pathname);
}

function choose(/** @type {string | undefined} */ area = "") {
  const box = /** @type {HTMLSelectElement | null} */ (seek("[data-frame-form] [name=area]"));
  if (!box?.form || ![...box.options].some((option) => option.value === area)) return;
  box.value = area;
  send(box.form);
}

enlivenDrawnMaps();
listenFor("change", "[data-frame-form]", (/** @type {HTMLFormElement} */ form, { target }) => {
  // Another indicator or kind of areas has other areas to choose from.
  const areas = form.elements.namedItem("area");
  if (target === form.elements.namedItem("level") && areas instanceof HTMLSelectElement) areas.value = "";
  send(form);
});
listenFor("submit", "[data-frame-form]", (/** @type {HTMLFormElement} */ form, event) => {
  event.preventDefault();
  send(form);
});
listenFor("click", "[data-move]", (button) => zoom(button.dataset.move));
listenFor("click", AREA, (area) => choose(area.dataset.area));
listenFor("keydown", AREA, (area, event) => {
  if (event.key !== "Enter" && event.key !== " ") return;
  event.preventDefault();
  choose(area.dataset.area);
});
document.addEventListener("pointerdown", drag);
new ResizeObserver(tellSize).observe(document.documentElement);
tellSize();
