/* The last views that the reader stayed at, kept in this browser and nowhere else. */
import { readAddress } from "../address/address.js";
import { showView } from "../address/choice.js";
import { button, element, find, findAll, listOf, seek } from "../browser/dom.js";
import { keepText, tryStorage } from "../browser/storage.js";

const KEY = "atlas-recent-views";
const MOST = 12;
const STAY = 1000;
let timer = 0;

/* Null where the browser keeps nothing for this page. */
function read() {
  const text = tryStorage(() => window.localStorage.getItem(KEY) || "[]");
  if (text === null) return null;
  try {
    const views = JSON.parse(text);
    return Array.isArray(views) ? views.filter((view) => typeof view?.search === "string") : [];
  } catch {
    return [];
  }
}

/* Where the browser is full or refuses, the list stays as it was. */
function write(views) {
  keepText("localStorage", KEY, JSON.stringify(views));
  drawRecent();
}

/* A view without what changes only how the page looks. */
function simplify(search) {
  const query = new URLSearchParams(search);
  query.delete("appearance");
  query.delete("data");
  return query.toString();
}

const textOf = (selector) => document.querySelector(selector)?.textContent ?? "";

function describe() {
  const ways = findAll("#views [aria-pressed=true]").map((way) => way.textContent);
  const area = readAddress().area ? textOf("#area-panel .area-name") : "";
  return [ways.join(", "), area].filter(Boolean).join(" · ");
}

function add() {
  const title = textOf("#view-title");
  const kept = read();
  if (!title || !kept) return;
  const search = simplify(window.location.search);
  const others = kept.filter((view) => view.search !== search);
  write([{ title, about: describe(), search }, ...others].slice(0, MOST));
}

function clear() {
  write([]);
  find(".recent summary").focus();
}

function drawView(view) {
  const open = button("", () => showView(view.search), "recent-view");
  open.append(element("span", view.title), element("span", view.about, "soft"));
  return [open];
}

export function drawRecent() {
  const host = seek("#recent-views");
  const details = host?.closest("details");
  if (!host || !details) return;
  const kept = read();
  details.hidden = kept === null;
  if (kept === null) return;
  const text = kept.length
    ? `The last ${MOST} views stay in this browser and are sent nowhere.`
    : "No view is kept yet. Views that you stay at are listed here, in this browser only.";
  const clearing = kept.length ? [button("Clear the list", clear)] : [];
  host.replaceChildren(element("p", text, "about-choice"), listOf(kept.map(drawView)), ...clearing);
}

/* Views that are only passed through are not kept. */
function wait() {
  window.clearTimeout(timer);
  timer = window.setTimeout(add, STAY);
}

export function keepRecent() {
  document.addEventListener("atlas:coloured", wait);
  document.addEventListener("atlas:stepped", wait);
  // A title that comes later than its map takes the place of the one that stood there.
  document.addEventListener("atlas:titled", wait);
}
