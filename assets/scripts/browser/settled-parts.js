/* What no callback changes comes as HTML in an attribute of its part: Dash keeps a watch on every
   component, and the work grows with the square of their number (components/settled_parts.py). */
import { findAll } from "./dom.js";

const PART = "[data-html]";

function fill(/** @type {HTMLElement} */ part) {
  const { html } = part.dataset;
  if (html === undefined) return;
  part.innerHTML = html;
  delete part.dataset.html;
}

function fillNew(/** @type {MutationRecord} */ { type, target, addedNodes }) {
  if (type === "attributes") fill(/** @type {HTMLElement} */ (target));
  addedNodes.forEach((added) => {
    if (!(added instanceof HTMLElement)) return;
    if (added.matches(PART)) fill(added);
    else findAll(PART, added).forEach(fill);
  });
}

/** Fill parts as Dash adds them, before anything else hears of them. */
export function fillSettledParts() {
  new MutationObserver((changes) => changes.forEach(fillNew)).observe(document.documentElement, {
    childList: true, subtree: true, attributes: true, attributeFilter: ["data-html"],
  });
}
