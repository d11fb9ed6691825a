/* Tick or untick every box of a form at once. */
(function () {
  "use strict";

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-ticks]");
    if (!button) return;
    for (const box of button.form.querySelectorAll("input[type=checkbox]")) {
      box.checked = button.dataset.ticks === "all";
    }
  });
})();
