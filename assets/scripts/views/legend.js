/* The legend: what each colour means, how many areas it has, and how the values lie. */
import { byId, element, listOf } from "../browser/dom.js";

const drawClass = ({ label, detail, count }, colour) => [
  element("span", "", "swatch " + colour),
  element("span", label, "legend-range"),
  ...(detail ? [element("span", detail, "legend-count")] : []),
  element("span", count, "legend-count"),
];

function drawBars(legend) {
  const bars = element("div", "", "legend-bars");
  const most = Math.max(...legend.bins.map((bin) => bin.count), 1);
  legend.bins.forEach((bin) => {
    const bar = element("span", "", "bar k" + bin.place);
    bar.style.height = bin.count ? Math.max((100 * bin.count) / most, 4) + "%" : "0";
    bars.append(bar);
  });
  return bars;
}

function drawLondon(legend) {
  const line = element("span", "", "legend-london");
  line.style.left = 100 * legend.london.at + "%";
  line.append(element("span", legend.london.text, legend.london.at > 0.5 ? "before" : ""));
  return line;
}

function drawDistribution(legend) {
  const chart = element("div", "", "legend-distribution", { role: "img", "aria-label": legend.distribution_text });
  const plot = element("div", "", "legend-plot");
  plot.append(drawBars(legend));
  if (legend.london) plot.append(drawLondon(legend));
  const ends = element("div", "", "legend-ends");
  ends.append(element("span", legend.lowest), element("span", legend.highest));
  chart.append(plot, ends);
  return chart;
}

export function drawLegend(/** @type {Atlas.Figures} */ { legend }) {
  const place = byId("legend");
  place.dataset.palette = legend.palette;
  place.dataset.classes = String(legend.classes.length);
  const left = element("div", "", "legend-main");
  left.append(listOf([
    ...legend.classes.map((item, i) => drawClass(item, "k" + i)),
    ...legend.marks.map((item) => drawClass(item, item.mark)),
  ], "legend-classes", "legend-class"));
  const parts = legend.bins.length ? [left, drawDistribution(legend)] : [left];
  place.replaceChildren(element("p", legend.title, "legend-title"), ...parts);
  // Under the map, where more or fewer words move nothing that is above them.
  byId("legend-words").textContent = legend.sentences.join(" ");
}
