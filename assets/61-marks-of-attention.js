/* Which area is hovered, focused and chosen: outlines over the map, and what they say. */
atlas.attention = (function () {
  "use strict";

  const outlines = {};

  /* An outline is drawn twice: a wide halo, and the line on it. */
  function outline(kind, code) {
    const { leaflet, shown } = atlas.map.current();
    if (!leaflet || !shown) return;
    if (outlines[kind]) outlines[kind].remove();
    outlines[kind] = null;
    const place = shown.index.get(code);
    if (place === undefined) return;
    const feature = shown.features[place];
    const draw = (part) => L.geoJSON(feature, {
      pane: kind === "focus" ? "focused" : "chosen", interactive: false, fill: false, smoothFactor: 0, className: kind + "-" + part,
    });
    outlines[kind] = L.layerGroup([draw("halo"), draw("line")]).addTo(leaflet);
  }

  function tellOf(code) {
    const { figures, shown } = atlas.map.current();
    const place = shown ? shown.index.get(code) : undefined;
    if (place === undefined || !figures) return null;
    const i = figures.areas.indexOf(code);
    const verdict = atlas.conditions.tell(code);
    return { name: shown.features[place].properties.name, ...atlas.figures.tell(figures, i), verdict };
  }

  function showTip(code, x, y) {
    const tip = getTip();
    const told = code && tellOf(code);
    tip.hidden = !told;
    if (!told) return;
    tip.replaceChildren(
      element("strong", told.name),
      element("span", told.value, "tip-value"),
      ...(told.interval ? [element("span", "95 % interval " + told.interval)] : []),
      ...(told.outcome ? [element("span", told.outcome)] : []),
      ...(told.note ? [element("span", told.note)] : []),
      ...(told.verdict ? [element("span", told.verdict)] : []),
    );
    const frame = tip.parentElement.getBoundingClientRect();
    const left = Math.min(Math.max(x - frame.left + 14, 4), frame.width - tip.offsetWidth - 4);
    const above = y - frame.top - tip.offsetHeight - 12;
    tip.style.transform = `translate(${left}px, ${above > 0 ? above : y - frame.top + 18}px)`;
  }

  function hideTip() {
    const tip = document.getElementById("map-tip");
    if (tip) tip.hidden = true;
  }

  function getTip() {
    let tip = document.getElementById("map-tip");
    if (!tip) {
      tip = element("div", "", "map-tip");
      tip.id = "map-tip";
      tip.hidden = true;
      document.querySelector(".map-frame").append(tip);
    }
    return tip;
  }

  function element(tag, text, className) {
    const made = document.createElement(tag);
    if (text) made.textContent = text;
    if (className) made.className = className;
    return made;
  }

  function choose(code) {
    const { figures } = atlas.map.current();
    const { level, vintage } = figures.geography;
    atlas.address.set({ area: code, level: level, vintage: vintage });
  }

  return { outline, showTip, hideTip, tellOf, choose, element };
})();
