/* What the reader has opened stays open though the part that it stands in is redrawn. */
(function () {
  "use strict";

  const opened = new Set();

  /* Which one it is: the part it stands in, and the first words of its summary. */
  function nameOf(details) {
    const part = details.closest("[id]");
    const summary = details.querySelector("summary");
    const words = summary && summary.firstChild ? summary.firstChild.textContent : "";
    return (part ? part.id : "") + " " + words;
  }

  document.addEventListener("toggle", ({ target }) => {
    if (!(target instanceof HTMLDetailsElement) || !target.isConnected) return;
    if (target.open) opened.add(nameOf(target));
    else opened.delete(nameOf(target));
  }, true);

  new MutationObserver((changes) => {
    if (!opened.size || !changes.some((change) => change.addedNodes.length)) return;
    document.querySelectorAll("details:not([open])").forEach((details) => {
      if (opened.has(nameOf(details))) details.open = true;
    });
  }).observe(document.documentElement, { childList: true, subtree: true });
})();
