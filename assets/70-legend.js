/* The legend: what each colour means, how many areas it has, and how the values lie. */
atlas.legend = (function () {
  "use strict";

  const make = (tag, text, className) => atlas.attention.element(tag, text, className);

  function drawClass({ label, detail, count }, colour) {
    const item = make("li", "", "legend-class");
    item.append(make("span", "", "swatch " + colour));
    item.append(make("span", label, "legend-range"));
    if (detail) item.append(make("span", detail, "legend-count"));
    item.append(make("span", count, "legend-count"));
    return item;
  }

  function drawBars(legend) {
    const bars = make("div", "", "legend-bars");
    const most = Math.max(...legend.bins.map((bin) => bin.count), 1);
    legend.bins.forEach((bin) => {
      const bar = make("span", "", "bar k" + bin.place);
      bar.style.height = bin.count ? Math.max((100 * bin.count) / most, 4) + "%" : "0";
      bars.append(bar);
    });
    return bars;
  }

  function drawLondon(legend) {
    const line = make("span", "", "legend-london");
    line.style.left = 100 * legend.london.at + "%";
    line.append(make("span", legend.london.text, legend.london.at > 0.5 ? "before" : ""));
    return line;
  }

  function drawDistribution(legend) {
    const figure = make("div", "", "legend-distribution");
    figure.setAttribute("role", "img");
    figure.setAttribute("aria-label", legend.distribution_text);
    const plot = make("div", "", "legend-plot");
    plot.append(drawBars(legend));
    if (legend.london) plot.append(drawLondon(legend));
    const ends = make("div", "", "legend-ends");
    ends.append(make("span", legend.lowest), make("span", legend.highest));
    figure.append(plot, ends);
    return figure;
  }

  function draw(figures) {
    const legend = figures.legend;
    const place = document.getElementById("legend");
    place.dataset.palette = legend.palette;
    place.dataset.classes = legend.classes.length;
    const list = make("ul", "", "legend-classes");
    legend.classes.forEach((item, i) => list.append(drawClass(item, "k" + i)));
    legend.marks.forEach((item) => list.append(drawClass(item, item.mark)));
    const left = make("div", "", "legend-main");
    left.append(list);
    const parts = legend.bins.length ? [left, drawDistribution(legend)] : [left];
    place.replaceChildren(make("p", legend.title, "legend-title"), ...parts);
    // Under the map, where more or fewer words move nothing that is above them.
    document.getElementById("legend-words").textContent = legend.sentences.join(" ");
  }

  return { draw };
})();
