/* Forms that answer at each choice, on pages that the server writes whole. A `form[data-live]`
   and the links inside `[data-live-links]` lead to the page that they stand on: its main part is
   fetched and exchanged, the address follows. Without this script they are plain forms and links. */
import { writeSearch } from "../address/address.js";
import { writeStep } from "../address/steps.js";
import { button, byId, element, findAll, isAside, listenFor, seek } from "../browser/dom.js";
import { hideNote, showNote } from "../browser/note.js";

const WAIT = { text: 400, choice: 30, telling: 600 };
const WRITTEN = "input:is([type=text], [type=search], [type=number], :not([type]))";
const FAILED = "The page could not be fetched";
// The address whose answer is on the page, without what only tells how it looks.
let shown = "";
/** @type {AbortController | null} */
let asking = null;
let timer = 0;
const status = element("p", "", "live-status", { role: "status" });

function withoutLooks(search) {
  const query = new URLSearchParams(search);
  query.delete("appearance");
  return query.toString();
}

/* What a form would send, with nothing said twice and nothing that is empty. */
function readForm(form) {
  const sent = new window.FormData(form);
  const query = new URLSearchParams();
  for (const name of new Set(sent.keys())) {
    const said = sent.getAll(name).filter((value) => typeof value === "string" && value !== "");
    if (said.length) query.set(name, [...new Set(said)].join(","));
  }
  return writeSearch(query);
}

const isHere = (address) => address.origin === window.location.origin
  && address.pathname === window.location.pathname;

function findForm(field) {
  const form = field.form || field.closest("form");
  if (!form || !form.matches("form[data-live]:not(.is-plain)")) return null;
  return isHere(new URL(form.getAttribute("action") || "", window.location.href)) ? form : null;
}

/* How an element can be found again once the page is exchanged. */
function nameOf(one) {
  if (one.id) return "#" + one.id;
  const text = one.matches("input, select") ? one.name + "=" + one.value : one.textContent;
  return `${one.tagName} ${text}`;
}

const nameOfDetails = (details) => details.id || (details.querySelector("summary")?.firstChild?.textContent ?? "");

/* What the reader has made of the page: opened, scrolled, gone to, and written since. */
function remember(main) {
  const active = seek(":focus", main);
  const written = active?.matches(WRITTEN + ", textarea") ? /** @type {HTMLInputElement} */ (active) : null;
  return {
    open: new Map(findAll("details", main, HTMLDetailsElement).map((one) => [nameOfDetails(one), one.open])),
    scrolled: findAll("form[data-live] *", main)
      .filter((one) => one.scrollTop > 0)
      .map((one) => [one.className, nameOfDetails(one.closest("details") || one), one.scrollTop]),
    hadFocus: Boolean(active),
    name: active && nameOf(active),
    written: written ? [written.value, written.selectionStart, written.selectionEnd] : null,
  };
}

function findAgain(main, name) {
  if (name.startsWith("#")) return document.getElementById(name.slice(1));
  const all = "a[href], button, input:not([type=hidden]), select, summary";
  return findAll(all, main).find((one) => nameOf(one) === name);
}

function restore(main, { scrolled, hadFocus, name, written }) {
  for (const [className, details, top] of scrolled) {
    const same = findAll("form[data-live] *", main).find((one) => one.className === className
      && nameOfDetails(one.closest("details") || one) === details);
    if (same) same.scrollTop = top;
  }
  if (!hadFocus) return;
  const same = findAgain(main, name);
  (same || main).focus({ preventScroll: true });
  if (!same || !written) return;
  const [text, from, to] = written;
  const field = /** @type {HTMLInputElement} */ (same);
  field.value = text;
  // A box of numbers has no place of writing that a script may set.
  if (from !== null && field.setSelectionRange) field.setSelectionRange(from, to);
}

function exchange(text) {
  const page = new window.DOMParser().parseFromString(text, "text/html");
  const [main, next] = [byId("main"), seek("#main", page)];
  if (!next) throw new Error("the answer is no page of the atlas");
  const kept = remember(main);
  for (const details of findAll("details", next, HTMLDetailsElement)) {
    const wasOpen = kept.open.get(nameOfDetails(details));
    if (wasOpen !== undefined) details.open = wasOpen;
  }
  main.className = next.className;
  main.replaceChildren(...next.childNodes);
  document.title = page.title;
  restore(main, kept);
  document.dispatchEvent(new CustomEvent("atlas:exchanged"));
  status.textContent = `Shown: ${main.querySelector("h1")?.textContent ?? page.title}`;
}

function stop() {
  window.clearTimeout(timer);
  asking?.abort();
  asking = null;
}

/* Ask for the page at a query; the last that was asked for is what is shown. */
async function ask(search, { isStep = true } = {}) {
  stop();
  const main = byId("main");
  hideNote("live");
  if (withoutLooks(search) === shown) {
    main.removeAttribute("aria-busy");
    return;
  }
  const turn = new window.AbortController();
  asking = turn;
  main.setAttribute("aria-busy", "true");
  const telling = window.setTimeout(() => showNote("Fetching what you chose", { what: "live" }), WAIT.telling);
  try {
    const answer = await window.fetch(window.location.pathname + search, { signal: turn.signal });
    if (!answer.ok) throw new Error(`the server answered ${answer.status}`);
    const text = await answer.text();
    if (asking !== turn) return;
    window.clearTimeout(telling);
    hideNote("live");
    exchange(text);
    shown = withoutLooks(search);
    if (isStep) writeStep(search);
  } catch (error) {
    // What was given up for a later choice is no failure.
    if (asking === turn) fail(search, error);
  } finally {
    window.clearTimeout(telling);
    if (asking === turn) {
      asking = null;
      main.removeAttribute("aria-busy");
    }
  }
}

/* The forms become plain ones, whose buttons load the page as a browser does. */
function fail(search, error) {
  findAll("form[data-live]").forEach((form) => form.classList.add("is-plain"));
  const why = error instanceof TypeError ? "the atlas's server could not be reached" : error.message;
  const { pathname } = window.location;
  const again = button("Load the page", () => window.location.assign(pathname + search));
  showNote(
    `${FAILED}: ${why}. What is shown is what you chose before. Check the connection, then load it.`,
    { what: "live", stays: true, parts: [again] },
  );
}

/* A form is asked once its reader pauses; what was asked before is given up at once. */
function askSoon(form, wait) {
  stop();
  timer = window.setTimeout(() => { if (form.isConnected) ask(readForm(form)); }, wait);
}

/* A link that leads to the page that it stands on. */
function followLink(link, event) {
  if (link.target || link.hasAttribute("download") || link.hash || event.defaultPrevented) return;
  if (isAside(event) || !isHere(link) || document.querySelector("form.is-plain")) return;
  event.preventDefault();
  ask(link.search);
}

export function startLiveForms() {
  shown = withoutLooks(window.location.search);
  document.body.append(status);
  listenFor("input", WRITTEN, (field) => {
    const form = findForm(field);
    if (form) askSoon(form, WAIT.text);
  });
  document.addEventListener("change", ({ target }) => {
    const form = findForm(target);
    if (form) askSoon(form, WAIT.choice);
  });
  document.addEventListener("submit", (event) => {
    const form = findForm(event.target);
    if (!form || event.submitter?.hasAttribute("formaction")) return;
    event.preventDefault();
    ask(readForm(form));
  });
  // pages/static-page.js has ticked the boxes already, of which nothing else tells.
  listenFor("click", "[data-ticks]", (ticks) => {
    const form = findForm(ticks);
    if (form) askSoon(form, WAIT.choice);
  });
  listenFor("click", "[data-live-links] a[href], a[data-live-links]", followLink);
  window.addEventListener("popstate", () => {
    if (withoutLooks(window.location.search) !== shown) ask(window.location.search, { isStep: false });
  });
}
