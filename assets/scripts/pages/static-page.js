/* Comforts of pages that the server wrote whole: printing, links that keep the page's look, and
   rows that open where a link leads to them. */
import { keepAppearance } from "../address/appearance.js";
import { listenFor } from "../browser/dom.js";

/* A link to a row of a table opens what the row holds. */
function openTarget() {
  const row = document.getElementById(window.location.hash.slice(1));
  const details = row?.matches("tr") && row.querySelector("details");
  if (details) details.open = true;
}

export function easeReading() {
  listenFor("click", "[data-print]", () => window.print());
  listenFor("click", "main a[href^='/']:not([href^='/api/'])", (/** @type {HTMLAnchorElement} */ link) => {
    link.href = keepAppearance(link.href);
  }, true);
  window.addEventListener("hashchange", openTarget);
  openTarget();
}
