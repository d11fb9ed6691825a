/* The areas in order, as dots with their intervals against the London line: beside the map, and alone. */
atlas.ranking = (function () {
  "use strict";

  const make = (tag, text, className) => atlas.attention.element(tag, text, className);
  // The list in each part of the page that has one, and what it was drawn for.
  const drawn = new Map();

  function sortPlaces(figures, places) {
    const value = (i) => (figures.values[i] === null ? -Infinity : figures.values[i]);
    const place = (i) => (figures.ranking.first ? figures.ranking.first[i] : 0);
    // Values that are shown alike stand in the order of their places, then of their codes.
    return [...places].sort((a, b) => value(b) - value(a) || place(a) - place(b) || a - b);
  }

  function drawList(figures, edition, picked) {
    const places = sortPlaces(figures, picked.places);
    const list = new atlas.RankList(
      places.map((i) => figures.areas[i]),
      (place) => atlas.rankRows.draw(figures, edition, places[place], picked.choice),
      picked.title,
    );
    atlas.rankRows.setColumns(list.box, figures);
    atlas.rankRows.markLondon(list.list, figures);
    if (hasValues(figures)) list.box.prepend(atlas.rankRows.drawAxis(figures));
    return list;
  }

  const hasValues = (figures) => figures.values.some((value) => value !== null);

  function drawWords({ ranking }) {
    const said = [ranking.places, ranking.key, ranking.missing].filter(Boolean);
    return said.length ? [make("p", said.join(" "), "rank-key")] : [];
  }

  /* What a list shows, as text: the same figures under another address are not drawn again. */
  function signFor({ areas, values, lci, outcomes, ranking, indicator }, { within }) {
    return JSON.stringify([indicator, within, areas, values, lci, outcomes, ranking.key]);
  }

  function drawIn(host, { figures, edition, params }) {
    const before = drawn.get(host);
    const sign = signFor(figures, params);
    const isSame = before && before.sign === sign && host.contains(before.list.box);
    const list = isSame ? before.list : redraw(host, figures, edition, params);
    drawn.set(host, { sign, list });
    const isNews = !isSame || list.marked.chosen !== params.area;
    // A list that has the focus is where the reader is already.
    list.mark("chosen", params.area, isNews && !list.box.contains(document.activeElement));
    if (isNews && list.places.has(params.area)) list.setStop(list.places.get(params.area));
    const nearby = host.querySelector(".rank-nearby");
    nearby.replaceChildren(...atlas.listed.drawNearby(figures, edition, params));
  }

  function redraw(host, figures, edition, params) {
    const picked = atlas.listed.pick(figures, edition, params.within);
    const list = drawList(figures, edition, picked);
    host.replaceChildren(
      make("h2", picked.title), ...atlas.listed.drawChoice(figures, params.within),
      make("div", "", "rank-nearby"), list.box, ...drawWords(figures),
    );
    list.fill();
    return list;
  }

  function draw(figures, edition) {
    const host = document.getElementById("ranking");
    // Without figures for the edition there is nothing to put in order.
    if (figures.empty) return host.replaceChildren();
    return drawIn(host, { figures, edition, params: atlas.address.read() });
  }

  function eachList(act) {
    for (const [host, { list }] of drawn) if (host.contains(list.box)) act(list);
  }

  document.addEventListener("atlas:hover", ({ detail }) => {
    const isOwn = atlas.brush.isTelling();
    eachList((list) => list.mark("hovered", detail, !isOwn));
  });
  // The focus on the map is shown in the lists as the pointer is.
  document.addEventListener("atlas:focus", ({ detail }) => {
    eachList((list) => list.mark("hovered", detail, true));
  });
  window.addEventListener("beforeprint", () => eachList((list) => list.drawWhole(true)));
  window.addEventListener("afterprint", () => eachList((list) => list.drawWhole(false)));

  atlas.views = atlas.views || {};
  atlas.views.ranking = (host, shown) => {
    if (!host.firstElementChild || !host.firstElementChild.matches(".ranking")) {
      host.replaceChildren(make("div", "", "ranking ranking-wide"));
    }
    drawIn(host.firstElementChild, shown);
  };

  return { draw };
})();
