/* Light or dark: the system's, unless the address says otherwise, on every page. */
atlas.appearance = (function () {
  "use strict";

  function isDark() {
    const chosen = document.documentElement.dataset.appearance;
    return chosen ? chosen === "dark" : window.matchMedia("(prefers-color-scheme: dark)").matches;
  }

  function apply(asked) {
    const root = document.documentElement;
    const appearance = ["light", "dark", "projector"].includes(asked) ? asked : "";
    if (appearance) root.dataset.appearance = appearance;
    else delete root.dataset.appearance;
    const button = document.querySelector("[data-appearance-switch]");
    const isPressed = String(isDark());
    if (button && button.getAttribute("aria-pressed") !== isPressed) button.setAttribute("aria-pressed", isPressed);
    document.querySelectorAll(".head a, .foot a").forEach((link) => keep(link, appearance));
  }

  /* The next page looks as this one does. */
  function keep(link, appearance) {
    const address = new URL(link.href);
    address.search = appearance ? "?appearance=" + appearance : "";
    // Every choice comes by here: what is right already is not written again.
    if (link.href !== address.href) link.href = address.href;
  }

  return { apply, isDark };
})();
