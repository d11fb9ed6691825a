/* Comforts of pages that the server wrote whole: printing, and copying a citation. */
(function () {
  "use strict";

  async function copyText(button) {
    const text = document.getElementById(button.dataset.copies).textContent;
    try {
      await window.navigator.clipboard.writeText(text);
      atlas.note.say("Citation copied.");
    } catch (error) {
      // Chosen for the reader, it only needs the keys that copy.
      window.getSelection().selectAllChildren(document.getElementById(button.dataset.copies));
      atlas.note.say("This browser does not let the page copy. The citation is selected: copy it by Ctrl and C.");
    }
  }

  document.addEventListener("click", ({ target }) => {
    const button = target.closest("[data-print], [data-copies]");
    if (!button) return;
    if (button.dataset.print) window.print();
    else copyText(button);
  });

  /* The next page looks as this one does, where the reader chose it against the system. */
  function keepAppearance(link) {
    const { appearance } = document.documentElement.dataset;
    const address = new URL(link.href);
    if (!appearance || address.origin !== window.location.origin) return;
    address.searchParams.set("appearance", appearance);
    link.href = address.href;
  }

  /* A link to a row of a table opens what the row holds. */
  function openTarget() {
    const row = document.getElementById(window.location.hash.slice(1));
    const details = row && row.matches("tr") && row.querySelector("details");
    if (details) details.open = true;
  }

  if (!atlas.address.start.is_still) return;
  atlas.appearance.apply(atlas.address.read().appearance);
  document.addEventListener("click", ({ target }) => {
    const link = target.closest("main a[href^='/']:not([href^='/api/'])");
    if (link) keepAppearance(link);
  }, true);
  window.addEventListener("hashchange", openTarget);
  openTarget();
})();
