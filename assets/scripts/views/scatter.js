/* Two indicators as points, one an area: linked with the map, the list and the address. */
import { readAddress } from "../address/address.js";
import { byId, element, shape } from "../browser/dom.js";
import { compareNames, isMatching, readArea, signFilter } from "../data/figures.js";
import { fetchJson } from "../data/server.js";
import { chooseArea, hoverArea, placeTip } from "../map/attention.js";
import { DIRECTIONS, findThatWay } from "../map/directions.js";
import { pairAddress } from "./bivariate-panel.js";

const MARGINS = { left: 62, right: 18, top: 26, bottom: 32 };
const REACH = 24;

// There once the first is drawn.
let chart = /** @type {Atlas.Scatter} */ (/** @type {unknown} */ (null));
let turn = 0;

const nameOf = (edition, code) => edition.features[edition.index.get(code)].properties.name;

const makeScale = (axis, from, to) => (value) =>
  from + ((value - axis.low) / (axis.high - axis.low)) * (to - from);

function drawAxes(svg, { pair, x, y, width, height }) {
  const [right, bottom] = [width - MARGINS.right, height - MARGINS.bottom];
  const axes = shape("g", { class: "scatter-axes", "aria-hidden": "true" }, svg);
  pair.first.ticks.forEach(({ at, text }) => {
    shape("line", { x1: x(at), x2: x(at), y1: MARGINS.top, y2: bottom, class: "scatter-grid" }, axes);
    shape("text", { x: x(at), y: bottom + 18, "text-anchor": "middle" }, axes, text);
  });
  pair.second.ticks.forEach(({ at, text }) => {
    shape("line", { x1: MARGINS.left, x2: right, y1: y(at), y2: y(at), class: "scatter-grid" }, axes);
    shape("text", { x: MARGINS.left - 8, y: y(at) + 4, "text-anchor": "end" }, axes, text);
  });
}

/* The two values that areas are above or below, each with its name. */
function drawLines(svg, { pair, x, y, width, height }) {
  const [right, bottom] = [width - MARGINS.right, height - MARGINS.bottom];
  const lines = shape("g", { class: "scatter-lines", "aria-hidden": "true" }, svg);
  const [atX, atY] = [x(pair.first.line.at), y(pair.second.line.at)];
  shape("line", { x1: atX, x2: atX, y1: MARGINS.top, y2: bottom }, lines);
  shape("line", { x1: MARGINS.left, x2: right, y1: atY, y2: atY }, lines);
  const isLeft = atX < (MARGINS.left + right) / 2;
  shape("text", { x: atX, y: MARGINS.top - 8, "text-anchor": isLeft ? "start" : "end" }, lines, pair.first.line.text);
  const isLow = atY > (MARGINS.top + bottom) / 2;
  shape("text", { x: right, y: atY + (isLow ? -6 : 15), "text-anchor": "end" }, lines, pair.second.line.text);
}

function listPoints({ figures, edition, pair, x, y }) {
  const points = [];
  figures.areas.forEach((code, i) => {
    const [a, b] = [figures.values[i], pair.values && pair.values[i]];
    if (a === null || b === null || !edition.index.has(code) || !isMatching(figures, i)) return;
    points.push({ code, i, x: x(a), y: y(b), name: nameOf(edition, code) });
  });
  return points;
}

function describePoint({ figures, pair }, i) {
  const shown = readArea(figures, i);
  const interval = (text) => (text ? ` (95 % interval ${text})` : "");
  const second = pair.intervals ? pair.intervals[i] : "";
  return [
    `${pair.first.label}: ${shown.value}${interval(shown.interval)}`,
    `${pair.second.label}: ${pair.shown[i]}${interval(second)}`,
  ];
}

function drawPoints(svg, view) {
  const group = shape("g", {
    class: "scatter-points", role: "listbox", "aria-label": `${view.pair.first.title} across, ${view.pair.second.title} upwards`,
  }, svg);
  const radius = view.points.length > 1000 ? 2.2 : view.points.length > 100 ? 3.5 : 5;
  view.points.forEach((point) => {
    point.mark = shape("circle", {
      cx: point.x.toFixed(1), cy: point.y.toFixed(1), r: radius, role: "option", tabindex: "-1",
      "aria-selected": "false", "aria-label": [point.name, ...describePoint(view, point.i)].join(", "),
    }, group);
  });
  view.byCode = new Map(view.points.map((point) => [point.code, point]));
  return group;
}

function setStop(point) {
  if (chart.stop) chart.stop.mark.setAttribute("tabindex", "-1");
  chart.stop = point;
  if (point) point.mark.setAttribute("tabindex", "0");
}

/* The 95 % intervals of one area, across and upwards, where they are published. */
function drawIntervals(/** @type {Atlas.ScatterPoint} */ { x, y, i }, /** @type {string} */ kind) {
  const { figures, pair, width, height, over } = chart;
  const within = (/** @type {number} */ at, /** @type {number} */ most) => Math.min(Math.max(at, 0), most);
  const bar = (/** @type {Record<string, number>} */ ends) =>
    shape("line", { x1: x, x2: x, y1: y, y2: y, ...ends, class: `scatter-interval scatter-${kind}` }, over);
  const [left, right] = [figures.lci?.[i] ?? null, figures.uci?.[i] ?? null];
  if (left !== null && right !== null) bar({ x1: within(chart.x(left), width), x2: within(chart.x(right), width) });
  const [low, high] = [pair.lci?.[i] ?? null, pair.uci?.[i] ?? null];
  if (low !== null && high !== null) bar({ y1: within(chart.y(low), height), y2: within(chart.y(high), height) });
}

/**
 * The mark over a point: drawn apart, so that thousands of points keep their places.
 * @param {"hover" | "focus" | "chosen"} kind
 * @param {string | null} code
 */
function markPoint(kind, code) {
  const point = chart.byCode.get(code ?? "");
  chart.over.querySelectorAll(`.scatter-${kind}`).forEach((old) => old.remove());
  if (!point) return;
  if (kind !== "focus") drawIntervals(point, kind);
  const at = { cx: point.x, cy: point.y, class: `scatter-${kind}` };
  shape("circle", { ...at, r: kind === "focus" ? 11 : 8 }, chart.over);
  if (kind !== "chosen") return;
  const isRight = point.x > chart.width * 0.6;
  shape("text", {
    x: point.x + (isRight ? -12 : 12), y: point.y - 9, class: "scatter-chosen", "text-anchor": isRight ? "end" : "start",
  }, chart.over, point.name);
}

function showTip(code) {
  const point = chart.byCode.get(code ?? "");
  chart.tip.hidden = !point;
  if (!point) return;
  chart.tip.replaceChildren(element("strong", point.name), ...describePoint(chart, point.i).map((text) => element("span", text)));
  placeTip(chart.tip, [point.x, point.y], { width: chart.width, gap: 0, below: 16 });
}

function hover(code) {
  if (chart.hovered === code) return;
  chart.hovered = code;
  hoverArea(code);
}

function findNear(event) {
  const box = chart.svg.getBoundingClientRect();
  const [px, py] = [event.clientX - box.left, event.clientY - box.top];
  /** @type {Atlas.ScatterPoint | null} */
  let best = null;
  let least = REACH ** 2;
  for (const point of chart.points) {
    const far = (point.x - px) ** 2 + (point.y - py) ** 2;
    if (far < least) [best, least] = [point, far];
  }
  return best;
}

function press(event) {
  if (event.key === "Enter" || event.key === " ") {
    event.preventDefault();
    if (chart.stop) chooseArea(chart.stop.code);
    return;
  }
  const { points, stop } = chart;
  if (!stop) return;
  const byName = { Home: 0, End: points.length - 1 }[/** @type {string} */ (event.key)];
  const sorted = () => [...points].sort((a, b) => compareNames(a.name, b.name));
  const way = DIRECTIONS[event.key];
  const point = way ? findThatWay(points, stop, way, ({ x, y }) => [x, y]) : byName === undefined ? null : sorted()[byName];
  if (!point) return;
  event.preventDefault();
  point.mark.focus({ preventScroll: true });
}

function listen(group) {
  const { svg } = chart;
  svg.onpointermove = (event) => hover(findNear(event)?.code ?? null);
  svg.onpointerleave = () => hover(null);
  svg.onclick = (event) => { const near = findNear(event); if (near) chooseArea(near.code); };
  group.onkeydown = press;
  group.addEventListener("focusin", ({ target }) => {
    const point = chart.points.find((one) => one.mark === target);
    if (!point) return;
    setStop(point);
    markPoint("focus", point.code);
    hover(point.code);
  });
  group.addEventListener("focusout", () => { markPoint("focus", null); hover(null); });
}

function build(host, view) {
  const keepsFocus = host.contains(document.activeElement) ? chart?.stop?.code : undefined;
  const width = Math.max(host.clientWidth, 280);
  const height = Math.round(Math.min(Math.max(width * 0.62, 300), 520));
  const x = makeScale(view.pair.first, MARGINS.left, width - MARGINS.right);
  const y = makeScale(view.pair.second, height - MARGINS.bottom, MARGINS.top);
  const next = { ...view, host, width, height, x, y };
  const svg = shape("svg", { class: "scatter", width, height, viewBox: `0 0 ${width} ${height}` });
  drawAxes(svg, next);
  drawLines(svg, next);
  next.points = listPoints(next);
  const group = drawPoints(svg, next);
  next.over = shape("g", { "aria-hidden": "true", class: "scatter-over" }, svg);
  next.tip = element("div", "", "map-tip scatter-tip");
  next.tip.hidden = true;
  next.svg = svg;
  const up = element("p", "↑ " + view.pair.second.title, "scatter-title");
  const across = element("p", view.pair.first.title + " →", "scatter-title scatter-across");
  const frame = element("div", "", "scatter-frame");
  frame.append(svg, next.tip);
  host.replaceChildren(up, frame, across);
  chart = next;
  const chosen = readAddress().area;
  setStop(next.byCode.get(keepsFocus || chosen) || next.points[0]);
  listen(group);
  markChosen(chosen);
  if (keepsFocus && next.stop) next.stop.mark.focus({ preventScroll: true });
}

function markChosen(code) {
  chart.points.forEach(({ mark, code: own }) => {
    if ((mark.getAttribute("aria-selected") === "true") !== (own === code)) mark.setAttribute("aria-selected", String(own === code));
  });
  markPoint("chosen", code);
}

/* Draw the points of two indicators into a part of the page. */
export async function drawScatter(host, { figures, edition }) {
  const mine = ++turn;
  if (!readAddress().with) {
    host.replaceChildren();
    return;
  }
  try {
    const pair = await fetchJson(pairAddress());
    if (mine !== turn || byId("main").dataset.view !== "scatter") return;
    if (pair.why) host.replaceChildren();
    else if (figures.filter && !figures.filter.matching) host.replaceChildren(element("p", figures.filter.sentence));
    else if (isShown(host, pair, edition, figures)) markChosen(readAddress().area);
    else build(host, { figures, edition, pair });
  } catch (error) {
    host.replaceChildren(element("p", error.message + ", so the points are not drawn. Check the connection, then choose again.", "notice"));
  }
}

const isShown = (host, pair, edition, figures) =>
  chart && chart.pair === pair && signFilter(chart.figures) === signFilter(figures) && chart.edition === edition && host.contains(chart.svg);

export function followScatter() {
  new ResizeObserver(([entry]) => {
    const isDrawn = chart && chart.host.contains(chart.svg);
    if (isDrawn && entry.contentRect.width && Math.abs(entry.contentRect.width - chart.width) > 1) build(chart.host, chart);
  }).observe(document.documentElement);
  document.addEventListener("atlas:hover", ({ detail: { code } }) => {
    if (!chart || !chart.host.contains(chart.svg)) return;
    markPoint("hover", code);
    showTip(code);
  });
}
