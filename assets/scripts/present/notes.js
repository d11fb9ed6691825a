/* The presenter's notes, in a window of their own; where none may be opened, in a panel. */
import { button, byId, element, findAll } from "../browser/dom.js";
import { act, addAct, currentSlide, followSlides, slides, startedAt } from "./slides.js";

/** @type {Window | null} */
let view = null;
/** @type {HTMLElement | null} */
let panel = null;

const STYLE = "body{margin:1.25rem;background:#0b0c0c;color:#fff;font:18px/1.45 system-ui,sans-serif}"
  + "h1{font-size:1.3rem;margin:.2rem 0}p{margin:.4rem 0}.soft{color:#c8ced3}.own{font-size:1.35rem}"
  + "button{min-height:2.5rem;padding:0 1rem;font:inherit}.clock{float:right;font-variant-numeric:tabular-nums}";

function tellTime() {
  const seconds = Math.floor((Date.now() - startedAt) / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

function write(/** @type {HTMLElement} */ host) {
  const place = currentSlide();
  const [slide, next] = [slides[place], slides[place + 1]];
  const list = (/** @type {string} */ selector, className = "") =>
    findAll(selector, slide).map(({ textContent }) => element("p", textContent ?? "", className));
  // A window of its own takes over what is made for this one.
  host.replaceChildren(
    element("p", tellTime(), "clock"),
    element("p", `${place + 1} of ${slides.length}`, "soft"),
    element("h1", slide.dataset.title),
    ...list(".slide-headline", "soft"), ...list(".handout-note", "own"), ...list(".handout li"),
    element("p", next ? `Next: ${next.dataset.title}` : "This is the last slide.", "soft"),
    button("Back", () => act("previous"), ""), button("Next", () => act("next"), ""),
  );
}

const isOpen = () => view !== null && !view.closed;

function refresh() {
  if (view && isOpen()) write(view.document.body);
  if (panel) write(panel);
}

function openPanel() {
  panel = element("aside", "", "notes-panel", { "aria-label": "Notes" });
  byId("main").append(panel);
  refresh();
}

function close() {
  panel?.remove();
  panel = null;
}

function switchNotes() {
  if (panel) close();
  else if (view && isOpen()) view.focus();
  else openNotes();
}

function openNotes() {
  view = window.open("", "atlas-notes", "width=620,height=720");
  if (!view) {
    openPanel();
    return;
  }
  // Written by this page, so that it needs no network either.
  view.document.title = "Notes";
  view.document.documentElement.lang = "en-GB";
  view.document.head.replaceChildren(element("style", STYLE));
  view.document.addEventListener("keydown", (event) => {
    document.dispatchEvent(new KeyboardEvent("keydown", { key: event.key, bubbles: true, cancelable: true }));
  });
  refresh();
}

export function offerNotes() {
  addAct("notes", switchNotes);
  followSlides((_, what) => {
    if (what === "close") close();
    refresh();
  });
  window.setInterval(() => {
    const hosts = [view && isOpen() ? view.document : null, panel].filter((host) => host !== null);
    hosts.forEach((host) => findAll(".clock", host).forEach((clock) => { clock.textContent = tellTime(); }));
  }, 1000);
  window.addEventListener("pagehide", () => view?.close());
}
