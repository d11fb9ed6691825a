/* The reader's steps from view to view: what one step back would undo. They are the browser's own
   history, so that its buttons and these agree; each entry says which step it is. */
import { isAside, listenFor } from "../browser/dom.js";
import { keepText, readText } from "../browser/storage.js";
import { readAddress } from "./address.js";

// In the order in which a change of several names is called after one of them.
const CALLED = {
  indicator: "indicator", level: "areas", vintage: "ward edition", view: "way of showing",
  period: "date", group: "who", with: "second indicator", scheme: "colours", classes: "classes",
  breaks: "own breaks", sure: "clear differences", layer: "interval widths", bars: "bars",
  where: "conditions", within: "part of London", programme: "programmes", area: "area",
  areas: "group of areas", areas_name: "name of the group",
  appearance: "appearance", data: "data version",
};
/** @type {Record<string, string[]>} */
const memory = {};
let run = "";
let at = 0;
/** @type {string[]} */
let steps = [];

/** A browser may refuse to keep anything; then the steps last as long as the page. */
function keep() {
  memory[run] = steps;
  keepText("sessionStorage", "atlas-steps-" + run, JSON.stringify(steps));
}

function recall(/** @type {string} */ name) {
  try {
    return JSON.parse(readText("sessionStorage", "atlas-steps-" + name)) || memory[name];
  } catch {
    return memory[name];
  }
}

function stamp() {
  window.history.replaceState({ ...window.history.state, atlas: { run, at } }, "");
  keep();
  document.dispatchEvent(new CustomEvent("atlas:stepped"));
}

/* Take up the entry that the browser is at; an entry without a number is a new one. */
function takeUp() {
  const here = (window.history.state || {}).atlas;
  const known = here && (here.run === run ? steps : recall(here.run));
  if (known && here.at < known.length) {
    [run, at, steps] = [here.run, here.at, known];
    // The address of an entry can be exchanged while it is shown.
    steps[at] = window.location.search;
  } else {
    if (!run) run = Date.now().toString(36) + Math.random().toString(36).slice(2, 6);
    else at += 1;
    steps = [...steps.slice(0, at), window.location.search];
  }
  stamp();
}

/* Write a step into the address; nothing is drawn by it. */
export function writeStep(search) {
  at += 1;
  steps = [...steps.slice(0, at), search];
  const { pathname, hash } = window.location;
  window.history.pushState({ atlas: { run, at } }, "", pathname + search + hash);
  stamp();
}

/* Write over the address of this step: it can then not be undone by itself. */
export function replaceStep(search) {
  steps[at] = search;
  const { pathname, hash } = window.location;
  window.history.replaceState(window.history.state, "", pathname + search + hash);
  stamp();
}

/* Whether the browser still has that step: an address that was typed takes the place of what
   could be done again, and going there would leave the atlas. Where a browser does not tell,
   the step is believed to be there. */
function isThere(far) {
  const { navigation } = window;
  if (!navigation || !navigation.currentEntry) return true;
  const entry = navigation.entries()[navigation.currentEntry.index + far];
  if (!entry) return false;
  const { pathname, search } = new URL(entry.url || window.location.href);
  return !entry.url || (pathname === window.location.pathname && search === steps[at + far]);
}

/* How far the next entry that way is whose view is another; 0 where there is none. */
function measure(way) {
  for (let far = way; steps[at + far] !== undefined && isThere(far); far += way) {
    if (steps[at + far] !== steps[at]) return far;
  }
  return 0;
}

function nameChange(before, after) {
  const [old, now] = [before, after].map((search) => new URLSearchParams(search));
  const differs = Object.keys(CALLED).filter((name) => old.get(name) !== now.get(name));
  const isReset = differs.length > 1 && differs.every((name) => !now.has(name))
    && [...now.keys()].every((name) => name === "appearance");
  return isReset ? "reset" : CALLED[differs[0]] || "change";
}

/* What a step that way would undo or do again; empty where there is nothing. */
export function nameStep(way) {
  const far = measure(way);
  if (!far) return "";
  return way < 0 ? nameChange(steps[at + far], steps[at]) : nameChange(steps[at], steps[at + far]);
}

export function goStep(way) {
  const far = measure(way);
  if (far) window.history.go(far);
  return far !== 0;
}

/* Whether the view is the one that the bare address shows, however the page looks. */
export const isFirstView = () => Object.keys(readAddress()).every((name) => name === "appearance");

export function followSteps() {
  window.addEventListener("popstate", takeUp);
  // A page that was kept while another was shown finds out what became of its steps.
  window.addEventListener("pageshow", ({ persisted }) => { if (persisted) stamp(); });
  // A link to another page takes the place of whatever could be done again.
  listenFor("click", "a[href]", (/** @type {HTMLAnchorElement} */ link, event) => {
    if (link.target || link.hasAttribute("download") || event.defaultPrevented) return;
    if (isAside(event) || link.pathname === window.location.pathname) return;
    steps.length = at + 1;
    keep();
  });
  takeUp();
}
