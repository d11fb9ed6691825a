/* Maps that the server draws: what is pointed at, touched or gone to is outlined and told in the
   line under the map; areas are one stop of the Tab key, and arrows lead to the nearest that way. */
(function () {
  "use strict";

  const SVG = "http://www.w3.org/2000/svg";
  const DIRECTIONS = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  const TOLD = ".map-areas path, .map-mark";
  const middles = new WeakMap();
  let touched = null;

  const mapOf = (element) => element && element.closest && element.closest(".london-map");
  const stopOf = (area) => area.closest("a") || area;
  const areasOf = (map) => [...map.querySelectorAll(".map-areas path")];
  const areaIn = (stop) => (stop.matches("path") ? stop : stop.querySelector("path"));
  const wordsOf = (element) => element.querySelector("title").textContent;

  function explain(map) {
    const what = map.querySelector(".map-mark") ? "an area or a mark" : "an area";
    return window.matchMedia("(hover: none)").matches
      ? `Touch ${what} to read what is known of it; touch it again to go there.`
      : `Point at ${what} to read what is known of it; by keyboard, the arrow keys move between areas.`;
  }

  /* Areas become a list that is gone through; what is read out of one is written when it is met. */
  function prepare(map) {
    if (map.dataset.isReady) return;
    map.dataset.isReady = "true";
    const group = map.querySelector(".map-areas");
    const areas = areasOf(map);
    say(map, explain(map));
    if (!areas.length) return;
    group.removeAttribute("aria-hidden");
    group.setAttribute("role", "listbox");
    group.setAttribute("aria-label", "Areas of the map");
    areas.forEach((area) => {
      const stop = stopOf(area);
      stop.setAttribute("role", "option");
      stop.setAttribute("aria-selected", "false");
      stop.setAttribute("aria-label", wordsOf(area));
      stop.setAttribute("tabindex", "-1");
    });
    stopOf(areas[0]).setAttribute("tabindex", "0");
  }

  function say(map, words) {
    const line = map.querySelector(".map-told");
    if (line.textContent !== words) line.textContent = words;
  }

  function outline(map, area, kind) {
    map.querySelectorAll(".map-attention").forEach((one) => one.remove());
    if (!area) return;
    for (const part of ["halo", "line"]) {
      const path = document.createElementNS(SVG, "path");
      path.setAttribute("d", area.getAttribute("d"));
      path.setAttribute("class", `map-attention is-${kind}-${part}`);
      map.querySelector(".map-lines").append(path);
    }
  }

  function show(target, kind) {
    const map = mapOf(target);
    const told = map && target.closest(TOLD);
    if (!told) return false;
    say(map, wordsOf(told));
    outline(map, told.matches("path") ? told : null, kind);
    return true;
  }

  function middleOf(area) {
    if (!middles.has(area)) {
      const box = area.getBBox();
      middles.set(area, [box.x + box.width / 2, box.y + box.height / 2]);
    }
    return middles.get(area);
  }

  /* The nearest that way: what lies aside counts as twice as far. */
  function findNext(map, from, [right, down]) {
    const [x, y] = middleOf(from);
    let best = null;
    let least = Infinity;
    for (const area of areasOf(map)) {
      const [ax, ay] = middleOf(area);
      const ahead = (ax - x) * right + (ay - y) * down;
      const aside = Math.abs((ax - x) * down + (ay - y) * right);
      const far = ahead + 2 * aside;
      if (area !== from && ahead > aside / 2 && far < least) [best, least] = [area, far];
    }
    return best;
  }

  document.addEventListener("keydown", (event) => {
    const stop = event.target.closest && event.target.closest(".map-areas [role=option]");
    const way = DIRECTIONS[event.key];
    if (!stop || !way || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    const next = findNext(mapOf(stop), areaIn(stop), way);
    if (!next) return;
    stop.setAttribute("tabindex", "-1");
    stopOf(next).setAttribute("tabindex", "0");
    stopOf(next).focus();
  });
  document.addEventListener("focusin", (event) => {
    const stop = event.target.closest && event.target.closest(".map-areas [role=option]");
    if (stop) show(areaIn(stop), "focus");
  });
  document.addEventListener("focusout", (event) => {
    const map = mapOf(event.target);
    if (map) outline(map, null);
  });
  document.addEventListener("pointerover", (event) => show(event.target, "hover"));
  document.addEventListener("pointerout", (event) => {
    const map = mapOf(event.target);
    if (!map || event.pointerType === "touch") return;
    const held = map.querySelector(".map-areas [role=option]:focus");
    if (held) show(areaIn(held), "focus");
    else outline(map, null);
  });

  /* A finger can not point without pressing: the first touch tells, the second follows the link. */
  document.addEventListener("click", (event) => {
    const told = mapOf(event.target) && event.target.closest(TOLD);
    if (!told || event.pointerType !== "touch") return;
    if (told !== touched && told.closest("a")) event.preventDefault();
    touched = told;
    show(told, "hover");
  });

  const prepareAll = () => document.querySelectorAll(".london-map").forEach(prepare);
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", prepareAll);
  else prepareAll();
  document.addEventListener("atlas:exchanged", prepareAll);
}());
