/* Paper: the map is fitted to the sheet, and the sheet says when and where it was printed. */
(function () {
  "use strict";

  window.addEventListener("beforeprint", () => {
    document.documentElement.classList.add("is-printing");
    const day = new Date().toLocaleDateString("en-GB", { dateStyle: "long" });
    document.querySelector(".foot").dataset.printed = `Printed ${day} from ${window.location.href}`;
    atlas.map.refit();
  });

  window.addEventListener("afterprint", () => {
    document.documentElement.classList.remove("is-printing");
    atlas.map.refit();
  });
})();
