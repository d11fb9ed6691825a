/* Comforts of plain forms: every box ticked or unticked at once, and the page's colours kept. */
(function () {
  "use strict";

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-ticks]");
    if (!button) return;
    for (const box of button.form.querySelectorAll("input[type=checkbox]")) {
      box.checked = button.dataset.ticks === "all";
    }
  });

  /* What the reader chose against the system is in the address, of which a form knows nothing. */
  document.addEventListener("formdata", ({ formData, target }) => {
    const { appearance } = document.documentElement.dataset;
    if (appearance && target.method === "get") formData.set("appearance", appearance);
    // A box that nobody chose from says nothing.
    const chosen = formData.getAll("compare").filter((code) => code !== "");
    if (!formData.has("compare")) return;
    formData.delete("compare");
    if (chosen.length) formData.set("compare", chosen.join(","));
  });
})();
