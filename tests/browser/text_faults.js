// What is wrong with the words on a page, as sentences: sideways, too small, cut off, one over another.
() => {
  const faults = new Set();
  const least = 12.49;
  // Names on the map are set in three sizes, the smallest where an area is narrow.
  const leastOnMap = 11.99;
  if (document.documentElement.scrollWidth > innerWidth) faults.add("the page scrolls sideways");

  const name = (one) => one.tagName.toLowerCase() + (one.id ? "#" + one.id : "." + (one.getAttribute("class") || ""));
  function listAround(one) {
    const around = [];
    for (let at = one; at && at !== document.documentElement; at = at.parentElement) around.push(at);
    return around;
  }
  // For listeners only: a box of one pixel, or out of the window until it has the focus.
  const isUnseen = (around) => around.some((one) =>
    (one.offsetWidth <= 1 && getComputedStyle(one).overflow === "hidden") || one.matches(".skip:not(:focus), select, defs"));

  function measure(one) {
    const matrix = one.ownerSVGElement && one.getScreenCTM();
    return parseFloat(getComputedStyle(one).fontSize) * (matrix ? Math.hypot(matrix.a, matrix.b) : 1);
  }

  const said = [];
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const text = texts.currentNode;
    const one = text.parentElement;
    if (!text.data.trim() || !one.checkVisibility({ visibilityProperty: true })) continue;
    const around = listAround(one);
    if (isUnseen(around)) continue;
    const words = `"${text.data.trim().slice(0, 40)}" in ${name(one)}`;
    if (measure(one) < (one.closest(".stage-names") ? leastOnMap : least)) faults.add(`${words} is ${measure(one).toFixed(1)} pixels`);
    const range = document.createRange();
    range.selectNodeContents(text);
    // What stays in its place lies over what is scrolled under it, and its own words apart.
    const stuck = around.find((at) => ["fixed", "sticky"].includes(getComputedStyle(at).position));
    for (const box of range.getClientRects()) {
      if (box.width <= 1) continue;
      let isAway = false;
      for (const at of around) {
        const { overflowX, overflowY } = getComputedStyle(at);
        const edge = at.getBoundingClientRect();
        if ([overflowX, overflowY].includes("auto")) {
          // What a list is scrolled past is neither cut off nor over anything.
          if (at.scrollWidth > at.clientWidth + 1) faults.add(`${name(at)} scrolls sideways`);
          isAway ||= box.top < edge.top || box.bottom > edge.bottom;
        } else if (!isAway && overflowX === "hidden" && (box.right > edge.right + 1.5 || box.left < edge.left - 1.5)) {
          faults.add(`${words} is cut off by ${name(at)}`);
        }
      }
      if (!isAway && (box.right > innerWidth + 1 || box.left < -1)) faults.add(`${words} is out of the window`);
      // Marks may lie on names: they are where the records are.
      if (!isAway && !one.closest(".mark, .map-tip")) said.push({ box, one, words, stuck });
    }
  }
  said.forEach((a, i) => said.slice(i + 1).forEach((b) => {
    if (a.one === b.one || a.stuck !== b.stuck) return;
    const across = Math.min(a.box.right, b.box.right) - Math.max(a.box.left, b.box.left);
    const down = Math.min(a.box.bottom, b.box.bottom) - Math.max(a.box.top, b.box.top);
    if (across > 2 && down > 0.3 * Math.min(a.box.height, b.box.height)) faults.add(`${a.words} lies on ${b.words}`);
  }));
  return [...faults];
}
