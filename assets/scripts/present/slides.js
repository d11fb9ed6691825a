/* A story on a wall: one slide at a time, by keys, clicker, touch or buttons. Everything it shows
   is in the page already, so that it goes on when the server is gone. */
import { closest, element, find, findAll, listenFor } from "../browser/dom.js";
import { moveOn } from "./move.js";

const root = document.documentElement;
export const slides = findAll(".slide");
export const startedAt = Date.now();
const part = (name) => find(`[data-present="${name}"]`);
const listeners = [];
let at = -1;

function readPlace() {
  const number = Number.parseInt(window.location.hash.slice(1), 10);
  return Number.isInteger(number) ? Math.min(Math.max(number, 1), slides.length) - 1 : 0;
}

async function goTo(place, { isMoving = true } = {}) {
  const next = Math.min(Math.max(place, 0), slides.length - 1);
  if (next === at) return;
  const before = slides[at];
  at = next;
  root.classList.remove("is-blank");
  if (before && isMoving) await moveOn(before, slides[at]);
  slides.forEach((slide, i) => slide.classList.toggle("is-shown", i === at));
  window.history.replaceState(null, "", `#${at + 1}`);
  part("count").textContent = `${at + 1} of ${slides.length}`;
  tell("");
  say(`${at + 1} of ${slides.length}: ${slides[at].dataset.title}`);
  listeners.forEach((listen) => listen(at));
}

/* What is told on the wall of an area that is pointed at. */
export function tell(text) {
  const line = part("told");
  if (line.textContent !== text) line.textContent = text;
}

const heard = element("p", "", "", { role: "status" });
heard.style.cssText = "position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)";

function say(text) {
  heard.textContent = text;
}

function switchFull() {
  if (document.fullscreenElement) document.exitFullscreen();
  else root.requestFullscreen().catch(() => say("This browser did not allow full screen."));
}

/** @type {HTMLElement | null} */
let asker = null;

function switchHelp(isOpen = part("help").hidden) {
  const wasOpen = !part("help").hidden;
  part("help").hidden = !isOpen;
  if (isOpen) {
    asker = /** @type {HTMLElement | null} */ (document.activeElement);
    part("help").focus();
  } else if (wasOpen && asker) asker.focus();
}

const ACTS = {
  next: () => goTo(at + 1),
  previous: () => goTo(at - 1),
  first: () => goTo(0),
  last: () => goTo(slides.length - 1),
  full: switchFull,
  blank: () => root.classList.toggle("is-blank"),
  help: () => switchHelp(),
  print: () => window.print(),
  close: () => {
    switchHelp(false);
    root.classList.remove("is-blank");
    listeners.forEach((listen) => listen(at, "close"));
  },
};
const KEYS = {
  ArrowRight: "next", ArrowDown: "next", PageDown: "next", " ": "next", Enter: "next",
  ArrowLeft: "previous", ArrowUp: "previous", PageUp: "previous", Backspace: "previous",
  Home: "first", End: "last", f: "full", F5: "full", b: "blank", ".": "blank", p: "print",
  "?": "help", Escape: "close", n: "notes", l: "dot",
};

export function act(what) {
  ACTS[what]?.();
}

/* Add what a key or a button does. */
export function addAct(what, does) {
  ACTS[what] = does;
}

/* Hear of each slide that is shown, and of what is closed. */
export function followSlides(listener) {
  listeners.push(listener);
}

export const currentSlide = () => at;

function press(event) {
  const what = KEYS[event.key.length === 1 ? event.key.toLowerCase() : event.key];
  if (!what || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
  // Buttons, links and the areas of a map have their own use for these keys.
  const own = closest(event, "button, a, [role=option]");
  if (own && ["Enter", " "].includes(event.key)) return;
  if (own?.matches("[role=option]") && event.key.startsWith("Arrow")) return;
  event.preventDefault();
  act(what);
}

/* A finger that is drawn across goes on or back. */
function followTouches() {
  /** @type {number[] | null} */
  let touched = null;
  document.addEventListener("touchstart", ({ touches }) => {
    touched = touches.length === 1 ? [touches[0].clientX, touches[0].clientY] : null;
  }, { passive: true });
  document.addEventListener("touchend", ({ changedTouches }) => {
    if (!touched) return;
    const [right, down] = [changedTouches[0].clientX - touched[0], changedTouches[0].clientY - touched[1]];
    if (Math.abs(right) > 60 && Math.abs(right) > 2 * Math.abs(down)) act(right < 0 ? "next" : "previous");
  }, { passive: true });
}

/* Styles, scripts and every picture are here once the page is loaded. */
function tellReady() {
  part("ready").textContent = "Ready without network";
}

export function present() {
  document.addEventListener("keydown", press);
  listenFor("click", "[data-do]", (button) => act(button.dataset.do));
  followTouches();
  window.addEventListener("hashchange", () => goTo(readPlace()));
  root.classList.add("is-presenting");
  // Shown alone, each slide's title is the first heading that a listener finds.
  slides.forEach((slide) => find("h1, h2", HTMLElement, slide).setAttribute("aria-level", "1"));
  document.body.append(heard);
  goTo(readPlace(), { isMoving: false });
  if (document.readyState === "complete") tellReady();
  else window.addEventListener("load", tellReady);
}
