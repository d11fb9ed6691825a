/* The panel beside the map: one part of it is shown at a time, opened by buttons or by a choice. */
import { readAddress } from "../address/address.js";
import { byId, find, findAll, listenFor, seek } from "../browser/dom.js";
import { refitMap } from "../map/map.js";

// Parts that a choice leads to; the others are opened by a button and closed again.
const PAGES = ["area", "group", "list", "start"];
const SHEETS = ["peek", "half", "full"];
/** @type {HTMLElement | null} */
let opener = null;
let shownArea = "";
let shownGroup = "";

const main = () => byId("main");

/** Show one part of the panel, and mark what opens it. */
export function openPanel(/** @type {string} */ name) {
  main().dataset.panel = name;
  findAll("[data-opens]").forEach((button) => button.setAttribute("aria-expanded", String(button.dataset.opens === name)));
  findAll("[role=tab][data-tab-of]").forEach((tab) => {
    const isShown = tab.dataset.tabOf === name;
    tab.setAttribute("aria-selected", String(isShown));
    tab.tabIndex = isShown || (!PAGES.includes(name) && tab.dataset.tabOf === "list") ? 0 : -1;
  });
  const part = name === "list" || name === "programmes" || name === "share" ? name : "";
  findAll("[data-part]").forEach((button) => {
    if (button.dataset.part === part) button.setAttribute("aria-current", "true");
    else button.removeAttribute("aria-current");
  });
  document.dispatchEvent(new CustomEvent("atlas:panel", { detail: name }));
}

/** The part that a choice leads to: the chosen area, the group, or the list. */
function usualPanel() {
  const { area, areas } = readAddress();
  return area ? "area" : areas ? "group" : "list";
}

/** A long picker gets the focus at its heading, or at the field that it is for. */
function enter(/** @type {string} */ name) {
  const part = byId(`panel-${name}`);
  const field = seek("[data-inline] input", part) || seek("h2", part) || part;
  field.focus({ preventScroll: true });
}

function toggle(/** @type {HTMLElement} */ button) {
  const { opens: name = "" } = button.dataset;
  if (main().dataset.panel === name) {
    openPanel(usualPanel());
    return;
  }
  opener = button;
  openPanel(name);
  setSheet("full");
  enter(name);
}

/** Closing an area leaves it chosen, and shows the list; closing a picker gives the focus back. */
function close() {
  const { panel } = main().dataset;
  openPanel(panel === "area" ? "list" : usualPanel());
  const back = opener?.isConnected && opener.checkVisibility() ? opener : find("[role=tab][aria-selected=true]");
  back.focus({ preventScroll: true });
  opener = null;
}

export function setSheet(/** @type {string} */ size) {
  main().dataset.sheet = size;
  const handle = seek("[data-sheet]", byId("panel"));
  handle?.setAttribute("aria-label", size === "full" ? "Show less of this panel" : "Show more of this panel");
}

/** On a phone the panel lies over the foot of the map, and is drawn up step by step. */
function moveSheet() {
  const at = SHEETS.indexOf(main().dataset.sheet || "peek");
  setSheet(SHEETS[(at + 1) % SHEETS.length]);
}

function showPart(/** @type {HTMLElement} */ { dataset: { part = "" } }) {
  if (!part) {
    openPanel(usualPanel());
    setSheet("peek");
    byId("map").scrollIntoView({ block: "center" });
    return;
  }
  openPanel(part);
  setSheet("full");
}

/** Who goes on by keyboard sees where the focus is: in the sheet, or on the page that lies under it. */
function uncover(/** @type {Element} */ part) {
  const sheet = document.getElementById("main")?.dataset.sheet ?? "peek";
  const wanted = part.closest(".panel-body") ? "full" : part.closest(".panel, .tabs") ? sheet : "peek";
  if (wanted === sheet || !part.matches(":focus-visible")) return;
  setSheet(wanted);
  part.scrollIntoView({ block: "nearest" });
}

/** Left and right, Home and End go between tabs that are there. */
function stepTab(/** @type {HTMLElement} */ tab, /** @type {KeyboardEvent} */ event) {
  const tabs = findAll("[role=tab][data-tab-of]").filter((one) => !one.hidden);
  const at = tabs.indexOf(tab);
  const next = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: tabs.length - 1 }[event.key];
  if (next === undefined) return;
  event.preventDefault();
  const wanted = tabs[(next + tabs.length) % tabs.length];
  openPanel(wanted.dataset.tabOf ?? "");
  wanted.focus();
}

/** What is chosen has a tab of its own, and then there is no room for where to start. */
function showTabs() {
  const { area, areas } = readAddress();
  byId("area-tab").hidden = !area;
  byId("group-tab").hidden = !areas && main().dataset.gathering !== "true";
  byId("start-tab").hidden = Boolean(area || areas);
}

/** A part that is no longer there gives the focus to what takes its place. */
function leave(/** @type {string} */ panel) {
  const hadFocus = byId(`panel-${panel}`).contains(document.activeElement);
  openPanel(usualPanel());
  if (hadFocus) find("[role=tab][aria-selected=true]").focus({ preventScroll: true });
}

/** A newly chosen area is read at once; one that is no longer chosen has no part of the panel. */
export function followArea() {
  const { area = "", areas = "" } = readAddress();
  showTabs();
  const { panel = "" } = main().dataset;
  if (area && area !== shownArea) {
    // Whoever chose in the list goes on reading where the area is told of.
    const isInside = byId("panel-list").contains(document.activeElement);
    openPanel("area");
    if (isInside) byId("area-tab").focus({ preventScroll: true });
    if (!main().dataset.sheet || main().dataset.sheet === "peek") setSheet("half");
  } else if (areas && areas !== shownGroup) openPanel("group");
  else if (document.getElementById(`${panel}-tab`)?.hidden) leave(panel);
  shownArea = area;
  shownGroup = areas;
}

/** A short list closes once something of it is chosen, by Escape, and when the reader goes on. */
function followDrops() {
  const closeDrops = (/** @type {Node | null} */ but = null) => findAll("details.drop[open]", document, HTMLDetailsElement)
    .forEach((drop) => { if (!but || !drop.contains(but)) drop.open = false; });
  document.addEventListener("pointerdown", ({ target }) => closeDrops(/** @type {Node} */ (target)));
  document.addEventListener("focusin", ({ target }) => closeDrops(/** @type {Node} */ (target)));
  document.addEventListener("keydown", (event) => {
    const drop = /** @type {HTMLDetailsElement | null} */ (/** @type {Element} */ (event.target).closest?.("details.drop[open]"));
    if (event.key !== "Escape" || !drop) return;
    event.preventDefault();
    drop.open = false;
    find("summary", HTMLElement, drop).focus();
  });
  listenFor("click", "details.drop [data-set]", (button) => {
    const drop = /** @type {HTMLDetailsElement} */ (button.closest("details.drop"));
    drop.open = false;
    find("summary", HTMLElement, drop).focus();
  });
}

/** The first part of the panel is the one that the page came with. */
export function showFirstPanel() {
  const { area = "", areas = "" } = readAddress();
  [shownArea, shownGroup] = [area, areas];
  showTabs();
  openPanel(main().dataset.panel || usualPanel());
}

export function startPanels() {
  listenFor("click", "[data-opens]", toggle);
  listenFor("click", "[data-closes]", close);
  listenFor("click", "[role=tab][data-tab-of]", (tab) => openPanel(tab.dataset.tabOf ?? ""));
  listenFor("keydown", "[role=tab][data-tab-of]", stepTab);
  listenFor("click", ".sheet-handle", moveSheet);
  listenFor("click", "[data-discloses]", (button) => {
    const isOpen = button.getAttribute("aria-expanded") !== "true";
    button.setAttribute("aria-expanded", String(isOpen));
    button.textContent = isOpen ? "Hide details" : "Show details";
  });
  listenFor("click", "[data-part]", showPart);
  document.addEventListener("keydown", (event) => {
    const { panel = "" } = document.getElementById("main")?.dataset ?? {};
    if (event.key !== "Escape" || event.defaultPrevented || !panel || PAGES.includes(panel)) return;
    if (byId("panel").contains(document.activeElement)) close();
  });
  document.addEventListener("fullscreenchange", refitMap);
  document.addEventListener("focusin", ({ target }) => uncover(/** @type {Element} */ (target)));
  followDrops();
}
