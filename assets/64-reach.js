/* Records of reach: dots and soft rings that cluster, rings over wards, squares on boroughs. */
atlas.marks = (function () {
  "use strict";

  const SIZES = { point: 16, approximate: 20, ward: 30, borough: 20, multi: 20, cluster: 28 };
  // What is known by borough stands under the borough's name, side by side.
  const ANCHORS = { borough: [23, -8], multi: [-1, -8] };
  let rings = null;
  // The mark whose records were opened last.
  let opened = null;

  function drawIcon(kind, count) {
    const size = SIZES[kind];
    const face = atlas.attention.element("span", count > 1 ? String(count) : "");
    return L.divIcon({ className: "mark mark-" + kind, html: face, iconSize: [size, size], iconAnchor: ANCHORS[kind] });
  }

  function tell(properties) {
    const box = atlas.attention.element("div", "", "mark-told");
    box.append(atlas.attention.element("strong", properties.title));
    const list = document.createElement("ul");
    properties.lines.forEach((line) => list.append(atlas.attention.element("li", line)));
    box.append(list, linkPages(properties.pages || []));
    return box;
  }

  /* Lead from a mark to the pages of its programmes. */
  function linkPages(pages) {
    const links = atlas.attention.element("p", "", "mark-pages");
    pages.forEach(({ name, address }) => {
      const link = atlas.attention.element("a", "More on " + name);
      link.href = address;
      links.append(link, " ");
    });
    return links;
  }

  function drawMark(feature, latlng) {
    const { kind, count, title } = feature.properties;
    const marker = L.marker(latlng, { icon: drawIcon(kind, count), alt: title, title: title });
    marker.on("popupopen", () => { opened = marker; });
    return marker.bindPopup(() => tell(feature.properties), { maxWidth: 300 });
  }

  /* Escape takes away what lies over the map: the tip, and the records of a mark. */
  document.addEventListener("keydown", ({ key }) => {
    if (key !== "Escape") return;
    atlas.attention.hideTip();
    if (!opened || !opened.isPopupOpen()) return;
    opened.closePopup();
    const mark = opened.getElement();
    if (mark) mark.focus();
  });

  function drawCluster(feature, latlng) {
    const count = feature.properties.point_count;
    const title = count + " records here. Zoom in to see each.";
    return L.marker(latlng, { icon: drawIcon("cluster", count), alt: title, title: title });
  }

  /* Put one answer's marks on the map in place of the last; none takes them away. */
  function show(answer) {
    const { leaflet } = atlas.map.current();
    if (rings) rings.remove();
    rings = null;
    const points = answer ? answer.points : { type: "FeatureCollection", features: [] };
    window.dash_clientside.set_props("reach-points", { data: points });
    if (answer) {
      rings = L.geoJSON(answer.areas, { pointToLayer: drawMark }).addTo(leaflet);
    }
  }

  async function ask(programmes, { level, vintage }) {
    if (!programmes) return null;
    const query = new URLSearchParams({ programme: programmes, level: level });
    if (vintage) query.set("vintage", vintage);
    query.set("data", document.documentElement.dataset.version);
    return atlas.store.fetchJson("/view/reach?" + query.toString());
  }

  return { ask, show, drawPoint: drawMark, drawCluster };
})();
