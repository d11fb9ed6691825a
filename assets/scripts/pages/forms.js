/* Comforts of plain forms: every box ticked or unticked at once, and the page's colours kept. */
import { findAll, listenFor } from "../browser/dom.js";

export function easeForms() {
  listenFor("click", "[data-ticks]", (/** @type {HTMLButtonElement} */ button) => {
    findAll("input[type=checkbox]", button.form ?? document, HTMLInputElement).forEach((box) => {
      box.checked = button.dataset.ticks === "all";
    });
  });
  document.addEventListener("formdata", complete);
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
