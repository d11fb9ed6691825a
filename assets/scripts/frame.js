/* A view in a frame: tells the page around it how high it is, moves its map, answers choices. */
import { byId, element, listenFor } from "./browser/dom.js";
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

const mapPicture = () => document.querySelector(".frame-map .pic");

function readBox(picture) {
  return picture.getAttribute("viewBox").split(" ").map(Number);
}

function moveTo(picture, [x, y, width, height]) {
  const [, , fullWidth, fullHeight] = (picture.dataset.full || picture.getAttribute("viewBox")).split(" ").map(Number);
  picture.dataset.full = picture.dataset.full || picture.getAttribute("viewBox");
  const left = Math.min(Math.max(x, 0), fullWidth - width);
  const top = Math.min(Math.max(y, 0), fullHeight - height);
  picture.setAttribute("viewBox", [left, top, width, height].map((side) => Math.round(side * 10) / 10).join(" "));
}

function zoom(way) {
  const picture = mapPicture();
  const [x, y, width, height] = readBox(picture);
  const full = (picture.dataset.full || picture.getAttribute("viewBox")).split(" ").map(Number);
  if (way === "all") {
    picture.setAttribute("viewBox", full.join(" "));
    return;
  }
  const wide = Math.min(Math.max(way === "in" ? width / STEP : width * STEP, full[2] / MOST), full[2]);
  const high = wide * full[3] / full[2];
  const chosen = picture.querySelector(".map-chosen");
  const box = chosen && way === "in" ? chosen.getBBox() : null;
  const middle = box ? [box.x + box.width / 2, box.y + box.height / 2] : [x + width / 2, y + height / 2];
  moveTo(picture, [middle[0] - wide / 2, middle[1] - high / 2, wide, high]);
}

/* A map that is closer than whole is drawn along by the pointer. */
function drag(event) {
  const picture = mapPicture();
  if (!picture || !picture.dataset.full || !picture.contains(event.target)) return;
  const start = readBox(picture);
  if (start[2] >= Number(picture.dataset.full.split(" ")[2])) return;
  const scale = start[2] / picture.getBoundingClientRect().width;
  const follow = (moved) => moveTo(picture, [
    start[0] - (moved.clientX - event.clientX) * scale,
    start[1] - (moved.clientY - event.clientY) * scale, start[2], start[3],
  ]);
  const end = () => document.removeEventListener("pointermove", follow);
  document.addEventListener("pointermove", follow);
  document.addEventListener("pointerup", end, { once: true });
  document.addEventListener("pointercancel", end, { once: true });
}

/* The same map goes on from where it was moved to. */
function keepPlace(before, after) {
  if (!before || !after || before.dataset.full !== after.getAttribute("viewBox")) return;
  after.dataset.full = before.dataset.full;
  after.setAttribute("viewBox", before.getAttribute("viewBox"));
}

async function ask(search) {
  const main = byId("main");
  const { id, dataset } = document.activeElement || document.body;
  const before = mapPicture();
  main.dataset.isAsking = "1";
  try {
    const response = await fetch("/embed" + search);
    if (!response.ok) throw new Error(String(response.status));
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    main.replaceWith(page.getElementById("main"));
    document.title = page.title;
    window.history.replaceState(null, "", search);
    document.dispatchEvent(new CustomEvent("atlas:exchanged"));
    keepPlace(before, mapPicture());
    const area = `.frame-map [data-area="${CSS.escape(dataset.area || "")}"]`;
    const again = id ? document.getElementById(id) : document.querySelector(area);
    if (again) again.focus();
  } catch {
    delete main.dataset.isAsking;
    const problem = "The atlas could not be reached. What is shown is what was chosen before.";
    main.prepend(element("p", problem, "notice", { role: "alert" }));
  }
  tellSize();
}

function send(form) {
  const query = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (value) query.set(name, value);
  const text = query.toString();
  ask(text ? "?" + text : window.location.pathname);
}

function choose(area) {
  const box = document.querySelector("[data-frame-form] [name=area]");
  if (!box || ![...box.options].some((option) => option.value === area)) return;
  box.value = area;
  send(box.form);
}

enlivenDrawnMaps();
listenFor("change", "[data-frame-form]", (form, { target }) => {
  // Another indicator or kind of areas has other areas to choose from.
  if (target.name === "level" && form.elements.area) form.elements.area.value = "";
  send(form);
});
listenFor("submit", "[data-frame-form]", (form, event) => {
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
