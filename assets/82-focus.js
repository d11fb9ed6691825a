/* A part that is redrawn takes its elements with it: the focus goes to what took their place. */
(function () {
  "use strict";

  const PARTS = "#levels, #views, #area-panel, #ranking, #table, #drawn-view, #reach-box, #notices";
  let last = null;

  /* What an element is within its part: its area's row, or else what it says. */
  function describe(element) {
    const row = element.closest("[data-code]");
    return element.tagName + " " + (row ? row.dataset.code : element.textContent);
  }

  document.addEventListener("focusin", ({ target }) => {
    const part = target.closest(PARTS);
    last = part && part !== target ? { element: target, part, said: describe(target) } : null;
  });

  // Whoever leaves of their own accord is not brought back.
  document.addEventListener("focusout", ({ target }) => window.queueMicrotask(() => {
    if (last && last.element === target && target.isConnected) last = null;
  }));

  function bringBack() {
    if (!last || last.element.isConnected || document.activeElement !== document.body) return;
    const { element, part, said } = last;
    last = null;
    const same = [...part.querySelectorAll(element.tagName)].find((other) => describe(other) === said);
    if (same) same.focus({ preventScroll: true });
    if (document.activeElement !== document.body) return;
    part.tabIndex = -1;
    part.focus({ preventScroll: true });
  }

  new MutationObserver(bringBack).observe(document.documentElement, { childList: true, subtree: true });
})();
