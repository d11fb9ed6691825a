/* Records of reach: dots and soft rings that cluster, rings over wards, squares on boroughs. */
import { dataVersion } from "../address/address.js";
import { element, listOf } from "../browser/dom.js";
import { fetchJson } from "../data/server.js";
import { hideTip } from "./attention.js";
import { currentMap } from "./map.js";


/** @type {Record<string, number>} */
const SIZES = { point: 16, approximate: 20, ward: 30, borough: 20, multi: 20, cluster: 28 };
// What is known by borough stands under the borough's name, side by side.
/** @type {Record<string, [number, number]>} */
const ANCHORS = { borough: [23, -8], multi: [-1, -8] };
/** @type {L.GeoJSON | null} */
let rings = null;
// The mark whose records were opened last.
/** @type {L.Marker | null} */
let opened = null;

/**
 * @param {string} kind
 * @param {number} number of records; one is not said
 * @param {string} [className]
 * @param {[number, number]} [iconAnchor]
 */
export function drawIcon(kind, number, className = "", iconAnchor = ANCHORS[kind]) {
  const size = SIZES[kind];
  const html = element("span", number > 1 ? String(number) : "");
  return L.divIcon({ className: `mark mark-${kind}${className}`, html, iconSize: [size, size], iconAnchor });
}

function describeMark(/** @type {Atlas.MarkProperties} */ properties) {
  const box = element("div", "", "mark-told");
  const links = element("p", "", "mark-pages");
  for (const { name, address } of properties.pages ?? []) {
    links.append(element("a", "More on " + name, "", { href: address }), " ");
  }
  box.append(element("strong", properties.title), listOf(properties.lines.map((line) => [line])), links);
  return box;
}

/**
 * Draw a mark that opens its records.
 * @param {{ properties: Atlas.MarkProperties }} feature
 * @param {L.LatLng} latlng
 */
export function drawMark({ properties }, latlng, icon = drawIcon(properties.kind, properties.count)) {
  const { title } = properties;
  const marker = L.marker(latlng, { icon, alt: title, title });
  marker.on("popupopen", () => { opened = marker; });
  return marker.bindPopup(() => describeMark(properties), { maxWidth: 300 });
}

/** Escape takes away what lies over the map: the tip, and the records of a mark. */
export function closeByEscape() {
  document.addEventListener("keydown", ({ key }) => {
    if (key !== "Escape") return;
    hideTip();
    if (!opened?.isPopupOpen()) return;
    opened.closePopup();
    opened.getElement()?.focus();
  });
}

export function drawCluster(feature, latlng) {
  const count = feature.properties.point_count;
  const title = count + " records here. Zoom in to see each.";
  return L.marker(latlng, { icon: drawIcon("cluster", count), alt: title, title });
}

/* Put one answer's marks on the map in place of the last; none takes them away. */
export function showReach(answer) {
  rings?.remove();
  rings = null;
  const points = answer ? answer.points : { type: "FeatureCollection", features: [] };
  window.dash_clientside.set_props("reach-points", { data: points });
  if (answer) rings = L.geoJSON(answer.areas, { pointToLayer: (feature, latlng) => drawMark(feature, latlng) }).addTo(currentMap().leaflet);
}

export async function fetchReach(programmes, { level, vintage }) {
  if (!programmes) return null;
  const query = new URLSearchParams({ programme: programmes, level });
  if (vintage) query.set("vintage", vintage);
  query.set("data", dataVersion());
  return fetchJson("/view/reach?" + query.toString());
}
