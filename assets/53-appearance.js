/* Light or dark: the system's, unless the address says otherwise, on every page. */
atlas.appearance = (function () {
  "use strict";

  function isDark() {
    const chosen = document.documentElement.dataset.appearance;
    return chosen ? chosen === "dark" : window.matchMedia("(prefers-color-scheme: dark)").matches;
  }

  function apply(asked) {
    const root = document.documentElement;
    const appearance = ["light", "dark"].includes(asked) ? asked : "";
    if (appearance) root.dataset.appearance = appearance;
    else delete root.dataset.appearance;
    const button = document.querySelector("[data-appearance-switch]");
    if (button) button.setAttribute("aria-pressed", String(isDark()));
    document.querySelectorAll(".head a, .foot a").forEach((link) => keep(link, appearance));
  }

  /* The next page looks as this one does. */
  function keep(link, appearance) {
    const address = new URL(link.href);
    address.search = appearance ? "?appearance=" + appearance : "";
    link.href = address.href;
  }

  return { apply, isDark };
})();
