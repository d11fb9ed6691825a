/* Paper: the map is fitted to the sheet, and its classes are told apart in greyscale. */
import { byId, findAll } from "../browser/dom.js";
import { nameNow, refitMap } from "../map/map.js";

// How far apart lines are, in pixels: none, some, many. No line is nearer than the sheet's edge.
const STEPS = [2000, 9, 4.5];
// By palette whose colours are not in order of lightness: how dense the upright and the level
// lines of a class are. The two thirds of a map of both are told by the two directions.
const INKS = {
  bivariate: (k) => [k % 3, Math.floor(k / 3)],
  clusters: (k) => [[1, 0], [0, 1], [2, 0], [0, 2], [0, 0]][k],
  diverging: (k, classes) => [0, k < Math.floor(classes / 2) ? 1 : 0],
};

const drawLines = (step, isUpright) => ["#fff", "#000"].map((colour, i) =>
  `<rect fill="${colour}" ${isUpright ? "x" : "y"}="${i * 0.7}"
     width="${isUpright ? 0.7 : step}" height="${isUpright ? step : 0.7}"/>`).join("");

function drawPattern(k, [up, over]) {
  const step = STEPS[Math.max(up, over)];
  const size = up && over ? STEPS[1] : step;
  const lines = [[up, true], [over, false]].flatMap(([density, isUpright]) => {
    const places = density ? Array.from({ length: Math.round(size / STEPS[density]) }, (_, i) => i * STEPS[density]) : [];
    return places.map((at) => `<g transform="translate(${isUpright ? at : 0} ${isUpright ? 0 : at})">${drawLines(size, isUpright)}</g>`);
  });
  return `<pattern id="ink-${k}" width="${size}" height="${size}" patternUnits="userSpaceOnUse">
    <rect width="${size}" height="${size}" class="k${k}"/>${lines.join("")}</pattern>`;
}

function ink() {
  const page = byId("main");
  const { palette, classes } = byId("legend").dataset;
  const find = INKS[palette];
  document.getElementById("inks")?.remove();
  page.classList.toggle("has-ink", Boolean(find));
  page.querySelectorAll(".inked").forEach((one) => one.classList.remove("inked"));
  if (!find) return;
  const inks = Array.from({ length: Number(classes) }, (_, k) => find(k, Number(classes)));
  page.insertAdjacentHTML("beforeend", `<svg id="inks" class="patterns" aria-hidden="true"
    width="0" height="0" data-palette="${palette}" data-classes="${classes}"><defs>${
    inks.map((densities, k) => drawPattern(k, densities)).join("")}</defs></svg>`);
  inks.forEach(([up, over], k) => findAll(`:is(.swatch, .pair-cell).k${k}`, page).forEach((one) => {
    one.classList.add("inked");
    one.style.setProperty("--up", `${STEPS[up]}px`);
    one.style.setProperty("--over", `${STEPS[over]}px`);
  }));
}

export function fitPrints() {
  window.addEventListener("beforeprint", () => {
    if (!document.getElementById("map")) return;
    document.documentElement.classList.add("is-printing");
    ink();
    refitMap();
    nameNow();
  });
  window.addEventListener("afterprint", () => {
    document.documentElement.classList.remove("is-printing");
    refitMap();
  });
}
