/* The map: shapes drawn once an edition, recoloured in place at each change of figures. */
atlas.map = (function () {
  "use strict";

  // Panes from the bottom: water, areas, borders, then the marks for hover, focus and choice.
  const PANES = { water: 350, areas: 400, borders: 420, chosen: 430, focused: 440 };
  const editions = new Map();
  let leaflet = null;
  let shown = null;
  let figures = null;
  // Whether the reader still sees all of London: then a change of size keeps it so.
  let isWhole = true;
  let fitted = null;
  let isNaming = false;
  let ready;
  const whenReady = new Promise((resolve) => { ready = resolve; });

  function adopt(map) {
    if (map.getContainer().id !== "map") return;
    leaflet = map;
    for (const [name, order] of Object.entries(PANES)) {
      map.createPane(name).style.zIndex = order;
    }
    addPatterns(map.getContainer());
    // Releasing a drag is not a click: Leaflet sends no click after it moved.
    map.on("zoomend moveend", nameSoon);
    map.on("dragstart", () => { isWhole = false; });
    map.getContainer().addEventListener("wheel", () => { isWhole = false; }, { passive: true });
    new ResizeObserver(refit).observe(map.getContainer());
    ready(map);
  }

  // A page that the server wrote whole has no Leaflet, so no map is ever ready there.
  if (window.L) window.L.Map.addInitHook(function () {
    // The hook runs within the map's making; once that is done it can be drawn on.
    window.queueMicrotask(() => adopt(this));
  });

  /* A hatch for no value, and dots over each class's colour for low reliability. */
  function addPatterns(container) {
    const low = [0, 1, 2, 3, 4, 5, 6, 7, 8].map((k) =>
      `<pattern id="low-${k}" width="7" height="7" patternUnits="userSpaceOnUse">
         <rect width="7" height="7" class="k${k}"/><circle cx="2" cy="2" r="1.2" class="low-dot"/>
         <circle cx="5.5" cy="5.5" r="1.2" class="low-dot"/></pattern>`);
    const hatch =
      `<pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse"
         patternTransform="rotate(45)"><rect width="6" height="6" class="hatch-paper"/>
         <rect width="1.1" height="6" class="hatch-line"/></pattern>`;
    container.insertAdjacentHTML("beforeend",
      `<svg class="patterns" aria-hidden="true" width="0" height="0"><defs>${hatch}${low.join("")}</defs></svg>`);
  }

  const lineStyle = (pane, className) => ({
    pane, interactive: false, fill: false, className, smoothFactor: 0, noClip: true,
  });

  function buildEdition(objects, boundary) {
    const features = objects[boundary.object];
    const paths = [];
    const layer = L.geoJSON(features, {
      pane: "areas",
      renderer: L.svg({ pane: "areas", padding: 0.4 }),
      // Leaflet's own thinning would open gaps between neighbours.
      smoothFactor: features.length > 1000 ? 0.4 : 0,
      noClip: features.length <= 1000,
      // Colours and lines are the style sheet's; set here, they would be worked out path by path.
      stroke: false,
      fill: false,
      className: "area none",
      onEachFeature: (feature, area) => paths.push(area),
    });
    const borders = objects[boundary.borders];
    const edition = {
      key: boundary.key,
      features,
      isEqual: features.length > 0 && "cell" in features[0].properties,
      layer,
      layers: paths,
      index: new Map(features.map((feature, i) => [feature.id, i])),
      borders: borders ? L.geoJSON(borders, lineStyle("borders", "borough-border")) : null,
      borderLayers: [],
      paths: null,
      classes: [],
    };
    if (edition.borders) edition.borderLayers = edition.borders.getLayers();
    return edition;
  }

  /* An edition's layers, made once; a failed try is forgotten, so that the next asks again. */
  function getEdition(boundary) {
    if (!editions.has(boundary.key)) {
      const made = atlas.store.fetchJson(boundary.url)
        .then((topology) => buildEdition(atlas.topology.readObjects(topology), boundary));
      made.catch(() => editions.delete(boundary.key));
      editions.set(boundary.key, made);
    }
    return editions.get(boundary.key);
  }

  /* The river is for orientation: a map without it is better than none. */
  async function drawWater(base) {
    const objects = atlas.topology.readObjects(await atlas.store.fetchJson(base.url));
    L.geoJSON(objects.thames, {
      ...lineStyle("water", "thames"), fill: true, renderer: L.svg({ pane: "water", padding: 0.4 }),
    }).addTo(leaflet);
  }

  /* An area's new path, without the "none" that Leaflet writes for what the style sheet draws. */
  function takePath(area) {
    const path = area.getElement();
    path.removeAttribute("fill");
    path.removeAttribute("stroke");
    return path;
  }

  function show(edition, boundary) {
    if (shown === edition) return;
    // Hexagons do not stand where their areas are: what was in sight would be elsewhere.
    const isMoved = shown === null || shown.isEqual !== edition.isEqual;
    if (shown) {
      shown.layer.remove();
      if (shown.borders) shown.borders.remove();
    }
    shown = edition;
    edition.layer.addTo(leaflet);
    if (edition.borders) edition.borders.addTo(leaflet);
    edition.paths = edition.layers.map(takePath);
    edition.classes = [];
    leaflet.getPane("areas").dataset.edition = boundary.key;
    if (isMoved) showAll();
    // Colours come first; keys, ears and names follow the paint.
    atlas.address.afterPaint(() => {
      if (shown !== edition) return;
      atlas.keys.attach(edition);
      if (figures) atlas.keys.describe(edition, figures);
    });
    nameSoon();
  }

  // An area without a value, and one whose value has no colour (dashboard/colouring.py).
  const MARKS = { "-1": "none", "-2": "plain" };

  const nameClass = (place, isLow) =>
    "area " + (place >= 0 ? "k" + place : MARKS[place]) + (isLow ? " low" : "");

  function tell(dataset, name, value) {
    if (dataset[name] !== value) dataset[name] = value;
  }

  function recolour(next) {
    const { paths, classes } = shown;
    const { rows, row_of: rowOf } = next;
    // Rows are few and areas many: each name is put together once, and written where it is new.
    const names = rows.classes.map((place, row) => nameClass(place, rows.low[row]));
    for (let i = 0; i < paths.length; i += 1) {
      const name = names[rowOf[i]];
      if (classes[i] !== name) {
        paths[i].setAttribute("class", name);
        classes[i] = name;
      }
    }
    const { dataset } = leaflet.getContainer();
    // Written anew, even the same would have every path's colour worked out again.
    tell(dataset, "palette", next.legend.palette);
    tell(dataset, "classes", String(next.legend.classes.length));
  }

  /* Draw one answer of figures; resolves when the colours are set. */
  async function draw(next) {
    await whenReady;
    const edition = await getEdition(next.boundary);
    if (!leaflet.getPane("water").firstChild) drawWater(next.base).catch(() => {});
    show(edition, next.boundary);
    figures = atlas.figures.unpack(next, edition.features);
    recolour(next);
    if (edition.isAttached) atlas.keys.describe(edition, next);
    Object.assign(window.atlasMap.state, {
      geography: next.boundary.key, indicator: next.indicator, colouredAt: performance.now(),
    });
    document.dispatchEvent(new CustomEvent("atlas:coloured", {
      detail: { geography: next.boundary.key, indicator: next.indicator, areas: next.areas.length },
    }));
  }

  function refit() {
    if (!leaflet) return;
    leaflet.invalidateSize({ animate: false });
    // Leaflet's own watch of the window may have been first to note the size, so ours is kept.
    if (isWhole && shown && !fitted?.equals(leaflet.getSize())) showAll();
  }

  /* Names follow the shapes: placed once what moved is painted, however often it moved. */
  function nameSoon() {
    if (isNaming) return;
    isNaming = true;
    atlas.address.afterPaint(() => {
      isNaming = false;
      atlas.labels.place(leaflet, shown);
    });
  }

  function showAll() {
    isWhole = true;
    fitted = leaflet.getSize();
    const bounds = shown.layer.getBounds();
    leaflet.fitBounds(bounds, { padding: [6, 6], animate: false });
    leaflet.setMaxBounds(bounds.pad(0.6));
  }

  function zoomTo(code) {
    const place = shown && shown.index.get(code);
    if (place === undefined) return;
    isWhole = false;
    const isCalm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
    leaflet.fitBounds(shown.layers[place].getBounds().pad(0.5), { animate: !isCalm, maxZoom: 14 });
  }

  return {
    draw,
    prepare: (boundary) => getEdition(boundary).catch(() => {}),
    showAll,
    refit,
    zoomTo,
    whenReady,
    zoomBy: (step) => { isWhole = false; leaflet.setZoom(leaflet.getZoom() + step); },
    current: () => ({ leaflet, shown, figures }),
  };
})();

window.atlasMap = {
  state: {},
  choose: (changes) => atlas.address.set(changes),
};
