/* The ground of a scatter: its axes with ticks, and the two lines that areas are set against. */
atlas.scatterAxes = (function () {
  "use strict";

  const NS = "http://www.w3.org/2000/svg";
  const ROOM = { left: 62, right: 18, top: 26, bottom: 32 };

  function draw(tag, attributes, parent, text) {
    const made = document.createElementNS(NS, tag);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    if (text) made.textContent = text;
    if (parent) parent.append(made);
    return made;
  }

  const scale = (axis, from, to) => (value) =>
    from + ((value - axis.low) / (axis.high - axis.low)) * (to - from);

  function drawAxes(svg, { pair, x, y, width, height }) {
    const [right, bottom] = [width - ROOM.right, height - ROOM.bottom];
    const axes = draw("g", { class: "scatter-axes", "aria-hidden": "true" }, svg);
    pair.first.ticks.forEach(({ at, text }) => {
      draw("line", { x1: x(at), x2: x(at), y1: ROOM.top, y2: bottom, class: "scatter-grid" }, axes);
      draw("text", { x: x(at), y: bottom + 18, "text-anchor": "middle" }, axes, text);
    });
    pair.second.ticks.forEach(({ at, text }) => {
      draw("line", { x1: ROOM.left, x2: right, y1: y(at), y2: y(at), class: "scatter-grid" }, axes);
      draw("text", { x: ROOM.left - 8, y: y(at) + 4, "text-anchor": "end" }, axes, text);
    });
  }

  /* The two values that areas are above or below, each with its name. */
  function drawLines(svg, { pair, x, y, width, height }) {
    const [right, bottom] = [width - ROOM.right, height - ROOM.bottom];
    const lines = draw("g", { class: "scatter-lines", "aria-hidden": "true" }, svg);
    const [atX, atY] = [x(pair.first.line.at), y(pair.second.line.at)];
    draw("line", { x1: atX, x2: atX, y1: ROOM.top, y2: bottom }, lines);
    draw("line", { x1: ROOM.left, x2: right, y1: atY, y2: atY }, lines);
    const isLeft = atX < (ROOM.left + right) / 2;
    draw("text", { x: atX, y: ROOM.top - 8, "text-anchor": isLeft ? "start" : "end" }, lines, pair.first.line.text);
    const isLow = atY > (ROOM.top + bottom) / 2;
    draw("text", { x: right, y: atY + (isLow ? -6 : 15), "text-anchor": "end" }, lines, pair.second.line.text);
  }

  return { draw, scale, drawAxes, drawLines, ROOM };
})();
