/* The legend: written by the server with the figures, so that page and file say the same. */
import { byId } from "../browser/dom.js";

export function drawLegend(/** @type {Atlas.Figures} */ { legend }) {
  const place = byId("legend");
  place.dataset.palette = legend.palette;
  place.dataset.classes = String(legend.classes.length);
  place.innerHTML = legend.html;
  byId("legend-words").textContent = legend.sentences.join(" ");
}
