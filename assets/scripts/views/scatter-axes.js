/* The ground of a scatter: its axes with ticks, and the two lines that areas are set against. */
import { shape } from "../browser/dom.js";

export const MARGINS = { left: 62, right: 18, top: 26, bottom: 32 };

export const makeScale = (axis, from, to) => (value) =>
  from + ((value - axis.low) / (axis.high - axis.low)) * (to - from);

export function drawAxes(svg, { pair, x, y, width, height }) {
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
export function drawLines(svg, { pair, x, y, width, height }) {
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
