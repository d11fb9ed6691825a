/* Comforts of pages that the server wrote whole: printing, links and forms that keep the page's
   look, boxes that are ticked at once, rows that open where a link leads to them, and frames that
   are as high as what is in them. */
import { keepAppearance } from "../address/appearance.js";
import { findAll, listenFor } from "../browser/dom.js";

/* A link to a row of a table opens what the row holds. */
function openTarget() {
  const row = document.getElementById(window.location.hash.slice(1));
  const details = row?.matches("tr") && row.querySelector("details");
  if (details) details.open = true;
}

/* What the reader chose against the system is in the address, of which a form knows nothing. */
function complete({ formData, target }) {
  const { appearance } = document.documentElement.dataset;
  if (appearance && target.method === "get") formData.set("appearance", appearance);
  // A box that nobody chose from says nothing.
  const chosen = formData.getAll("compare").filter((code) => code !== "");
  if (!formData.has("compare")) return;
  formData.delete("compare");
  if (chosen.length) formData.set("compare", chosen.join(","));
}

/* A frame says how high it is, as it does to other sites, and nothing else is heard. */
function fitFrame({ data, origin, source }) {
  if (data?.atlas !== "size" || origin !== window.location.origin) return;
  const height = Math.min(Math.max(Number(data.height) || 0, 120), 6000);
  findAll("iframe[data-atlas]", document, HTMLIFrameElement).forEach((frame) => {
    if (frame.contentWindow === source) frame.style.height = `${height}px`;
  });
}

export function easeReading() {
  listenFor("click", "[data-print]", () => window.print());
  listenFor("click", "main a[href^='/']:not([href^='/api/'])", (/** @type {HTMLAnchorElement} */ link) => {
    link.href = keepAppearance(link.href);
  }, true);
  listenFor("click", "[data-ticks]", (/** @type {HTMLButtonElement} */ button) => {
    findAll("input[type=checkbox]", button.form ?? document, HTMLInputElement).forEach((box) => {
      box.checked = button.dataset.ticks === "all";
    });
  });
  document.addEventListener("formdata", complete);
  window.addEventListener("message", fitFrame);
  window.addEventListener("hashchange", openTarget);
  openTarget();
}
