/* The second indicator: its search box, swapping the two, and taking it away again. */
(function () {
  "use strict";

  const COMPARING = ["scatter", "bivariate"];

  /* The box says what the address says, by the name that the list of indicators has for it. */
  async function tellSecond(params) {
    const { second } = atlas.combobox.attach();
    if (!second) return;
    if (!params.with) return second.tell("", "");
    await second.load();
    const found = second.entries.find((entry) => entry.id === params.with);
    if (atlas.address.read().with === params.with) second.tell(params.with, found ? found.name : "");
  }

  function show() {
    const choice = document.getElementById("compare-choice");
    if (!choice) return;
    const params = atlas.address.read();
    choice.hidden = !COMPARING.includes(params.view) && !params.with;
    choice.querySelector(".compare-acts").hidden = !params.with;
    // Without the list the box stays empty; what is shown is named by the panel.
    if (!choice.hidden) tellSecond(params).catch(() => {});
  }

  // Each starts at its newest date for everyone, which is what a second indicator is shown at.
  const acts = {
    swap: ({ indicator, with: second }) => ({
      indicator: second, with: indicator, period: "", group: "",
    }),
    remove: () => ({ with: "" }),
  };

  document.addEventListener("click", ({ target }) => {
    const button = target.closest("[data-compare]");
    if (!button) return;
    const { figures } = atlas.map.current();
    // An address without an indicator shows the first one, which is then named.
    const params = { ...atlas.address.read(), indicator: figures.indicator };
    atlas.address.set(acts[button.dataset.compare](params));
  });

  document.addEventListener("atlas:coloured", () => atlas.address.afterPaint(show));
})();
