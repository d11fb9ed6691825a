/* A part that is redrawn takes its elements with it: the focus goes to what took their place, and
   what the reader has opened stays open. */
import { findAll } from "./dom.js";

const PARTS = "#levels, #views, #area-panel, #gathered, #ranking, #table, #drawn-view, #reach-box, #notices, #legend, #chips";
/** @type {{ focused: HTMLElement, part: HTMLElement, name: string } | null} */
let last = null;
const opened = new Set();

/**
 * What an element is within its part: its area's row, its class in the legend, or what it says.
 * @param {HTMLElement} one
 */
function describe(one) {
  const row = /** @type {HTMLElement | null} */ (one.closest("[data-code]"));
  return one.tagName + " " + (row?.dataset.code ?? one.dataset.class ?? one.getAttribute("aria-label") ?? one.textContent);
}

function bringBack() {
  if (!last || last.focused.isConnected || document.activeElement !== document.body) return;
  const { focused, part, name } = last;
  last = null;
  const same = findAll(focused.tagName, part).find((other) => describe(other) === name);
  if (same) same.focus({ preventScroll: true });
  if (document.activeElement !== document.body) return;
  part.tabIndex = -1;
  part.focus({ preventScroll: true });
}

export function keepFocus() {
  document.addEventListener("focusin", ({ target }) => {
    const focused = /** @type {HTMLElement} */ (target);
    const part = /** @type {HTMLElement | null} */ (focused.closest(PARTS));
    last = part && part !== focused ? { focused, part, name: describe(focused) } : null;
  });
  // Whoever leaves of their own accord is not brought back.
  document.addEventListener("focusout", ({ target }) => window.queueMicrotask(() => {
    if (last && last.focused === target && last.focused.isConnected) last = null;
  }));
  new MutationObserver(bringBack).observe(document.documentElement, { childList: true, subtree: true });
}

/**
 * Which one it is: the part it stands in, and the first words of its summary.
 * @param {HTMLElement} details
 */
function nameOf(details) {
  const words = details.querySelector("summary")?.firstChild?.textContent ?? "";
  return `${details.closest("[id]")?.id ?? ""} ${words}`;
}

export function keepDetailsOpen() {
  // "toggle" does not bubble.
  document.addEventListener("toggle", ({ target }) => {
    if (!(target instanceof HTMLDetailsElement) || !target.isConnected) return;
    if (target.open) opened.add(nameOf(target));
    else opened.delete(nameOf(target));
  }, true);
  new MutationObserver((changes) => {
    if (!opened.size || !changes.some((change) => change.addedNodes.length)) return;
    findAll("details:not([open])", document, HTMLDetailsElement).forEach((details) => {
      if (opened.has(nameOf(details))) details.open = true;
    });
  }).observe(document.documentElement, { childList: true, subtree: true });
}
