/* The map by keyboard and pointer: one tab stop, arrows to the nearest area that way. */
atlas.keys = (function () {
  "use strict";

  const TYPING_PAUSE = 700;
  const NAMED_AT_ONCE = 100;
  // Not every browser says when it is idle, nor for how long.
  const whenIdle = window.requestIdleCallback
    || ((act) => window.setTimeout(() => act({ timeRemaining: () => 0 })));
  const DIRECTIONS = {
    ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1],
  };
  let typed = "";
  let typedAt = 0;

  const nameOf = (edition, place) => edition.features[place].properties.name;

  function sortByName(edition) {
    return edition.features
      .map((feature, place) => place)
      .sort((a, b) => nameOf(edition, a).localeCompare(nameOf(edition, b), "en-GB"));
  }

  function attach(edition) {
    if (edition.isAttached) return refresh(edition);
    edition.isAttached = true;
    edition.byName = sortByName(edition);
    edition.layer.on("click", (event) => atlas.attention.choose(event.layer.feature.id));
    edition.layer.on("mousemove", (event) => hover(event.layer.feature.id, event.originalEvent));
    edition.layer.on("mouseout", () => hover(null));
    return refresh(edition);
  }

  /* Leaflet makes new paths whenever an edition is put back on the map. */
  function refresh(edition) {
    const group = edition.paths[0].parentNode;
    group.setAttribute("role", "listbox");
    group.parentNode.setAttribute("role", "presentation");
    group.setAttribute("aria-describedby", "map-help");
    listen(group, edition);
    edition.paths.forEach((path, place) => {
      path.setAttribute("role", "option");
      path.setAttribute("tabindex", "-1");
      path.setAttribute("aria-selected", "false");
      path.setAttribute("aria-label", nameOf(edition, place));
    });
    setStop(edition, edition.stop ?? edition.byName[0]);
  }

  function listen(group, edition) {
    if (group.dataset.listens) return;
    group.dataset.listens = "true";
    group.addEventListener("keydown", (event) => press(event, edition));
    group.addEventListener("focusin", (event) => focusOn(edition, edition.paths.indexOf(event.target)));
    group.addEventListener("focusout", () => {
      atlas.attention.outline("focus", null);
      tellFocus(null);
      atlas.attention.showTip(null);
    });
  }

  /* Names with values are for listeners: written once the colours are painted, some at a time
     while the browser is idle. */
  function describe(edition, figures) {
    edition.paths[0].parentNode.setAttribute("aria-label", figures.legend.title);
    edition.told = figures;
    nameArea(edition, edition.stop);
    atlas.address.afterPaint(() => whenIdle((deadline) => nameFrom(0, edition, figures, deadline)));
  }

  function nameFrom(start, edition, figures, deadline) {
    let place = start;
    do {
      // The reader has chosen again: what was chosen is told from the first area.
      if (edition.told !== figures) return;
      const end = Math.min(place + NAMED_AT_ONCE, edition.paths.length);
      for (; place < end; place += 1) nameArea(edition, place);
      if (place >= edition.paths.length) return;
    } while (deadline.timeRemaining() > 1);
    whenIdle((next) => nameFrom(place, edition, figures, next));
  }

  function nameArea(edition, place) {
    const told = atlas.figures.tell(edition.told, place);
    const parts = [nameOf(edition, place), told.value, told.interval, told.outcome, told.note];
    edition.paths[place].setAttribute("aria-label", parts.filter(Boolean).join(", "));
  }

  function setStop(edition, place) {
    if (edition.stop !== undefined) edition.paths[edition.stop].setAttribute("tabindex", "-1");
    edition.stop = place;
    edition.paths[place].setAttribute("tabindex", "0");
  }

  function markChosen(edition, code) {
    if (edition.chosen !== undefined) edition.paths[edition.chosen].setAttribute("aria-selected", "false");
    const place = edition.index.get(code);
    edition.chosen = place;
    if (place === undefined) return;
    edition.paths[place].setAttribute("aria-selected", "true");
    setStop(edition, place);
  }

  function hover(code, event) {
    atlas.attention.outline("hover", code);
    atlas.attention.showTip(code, event && event.clientX, event && event.clientY);
    document.dispatchEvent(new CustomEvent("atlas:hover", { detail: code }));
  }

  function focusOn(edition, place) {
    if (place < 0) return;
    setStop(edition, place);
    // Whoever is here hears it now, wherever the idle browser has come to.
    if (edition.told) nameArea(edition, place);
    const code = edition.features[place].id;
    bringIntoView(edition, place);
    const box = edition.paths[place].getBoundingClientRect();
    atlas.attention.outline("focus", code);
    tellFocus(code);
    atlas.attention.showTip(code, box.left + box.width / 2, box.top);
  }

  function tellFocus(code) {
    document.dispatchEvent(new CustomEvent("atlas:focus", { detail: code }));
  }

  function bringIntoView(edition, place) {
    const { leaflet } = atlas.map.current();
    const [lng, lat] = edition.features[place].properties.label;
    if (!leaflet.getBounds().contains([lat, lng])) leaflet.panTo([lat, lng], { animate: false });
  }

  /* The nearest area that way: distance, with areas off the line counted as further. */
  function findThatWay(edition, from, [dx, dy]) {
    const [x0, y0] = toPlane(edition.features[from]);
    let best = from;
    let least = Infinity;
    edition.features.forEach((feature, place) => {
      const [x, y] = toPlane(feature);
      const along = (x - x0) * dx + (y - y0) * dy;
      const aside = Math.abs((x - x0) * dy) + Math.abs((y - y0) * dx);
      const cost = edition.isEqual
        ? atlas.equalAreas.costOfWay(edition.features[from], feature, { isUpright: dy !== 0, along, aside })
        : along + 2 * aside;
      if (place !== from && along > 0 && aside <= 2 * along && cost < least) {
        [best, least] = [place, cost];
      }
    });
    return best;
  }

  function toPlane(feature) {
    const [lng, lat] = feature.properties.label;
    return [lng * Math.cos((51.5 * Math.PI) / 180), -lat];
  }

  function findByName(edition, key) {
    const now = performance.now();
    typed = now - typedAt > TYPING_PAUSE ? key : typed + key;
    typedAt = now;
    const isName = (place) => nameOf(edition, place).toLowerCase().startsWith(typed.toLowerCase());
    return edition.byName.find(isName);
  }

  function findTarget(event, edition) {
    if (DIRECTIONS[event.key]) return findThatWay(edition, edition.stop, DIRECTIONS[event.key]);
    if (event.key === "Home") return edition.byName[0];
    if (event.key === "End") return edition.byName[edition.byName.length - 1];
    const isLetter = event.key.length === 1 && event.key !== " " && !event.ctrlKey && !event.metaKey;
    return isLetter && !event.altKey ? findByName(edition, event.key) : undefined;
  }

  function press(event, edition) {
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      atlas.attention.choose(edition.features[edition.stop].id);
      return;
    }
    const place = findTarget(event, edition);
    if (place === undefined) return;
    event.preventDefault();
    edition.paths[place].focus({ preventScroll: true });
  }

  return { attach, describe, markChosen, setStop };
})();
