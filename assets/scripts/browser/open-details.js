/* What the reader has opened stays open though the part that it stands in is redrawn. */
import { findAll } from "./dom.js";

const opened = new Set();

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
