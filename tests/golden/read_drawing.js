/* A drawing as lines: texts and shapes in the order of painting, with colours as they are shown.
   Numbers after @ are units of a drawing 800 wide, so that another viewBox changes nothing. */
const NEVER_DRAWN = new Set(
  "defs symbol clipPath mask marker pattern linearGradient radialGradient filter style title desc metadata script"
    .split(" "),
);
const WIDTH = 800;

function writeColour(colour) {
  const numbers = colour.match(/[\d.]+/g)?.map(Number);
  if (!numbers || !colour.startsWith("rgb")) return colour;
  const [red, green, blue, alpha = 1] = numbers;
  if (alpha === 0) return "none";
  const hex = [red, green, blue].map((part) => Math.round(part).toString(16).padStart(2, "0")).join("");
  return `#${hex}${alpha < 1 ? `/${alpha}` : ""}`;
}

function readDrawing(svg) {
  const lines = [];
  const box = svg.viewBox.baseVal;
  const width = box?.width || parseFloat(svg.getAttribute("width")) || WIDTH;
  const height = box?.height || parseFloat(svg.getAttribute("height")) || width;
  const scale = WIDTH / width;
  const start = new DOMMatrix([scale, 0, 0, scale, -(box?.x || 0) * scale, -(box?.y || 0) * scale]);
  const patterns = new Map();

  const number = (value) => (Math.round(value * 10) / 10 + 0).toString();
  const point = (matrix, x, y) => {
    const at = new DOMPoint(x, y).matrixTransform(matrix);
    return `${number(at.x)} ${number(at.y)}`;
  };
  const sizeOf = (matrix) => Math.sqrt(Math.abs(matrix.a * matrix.d - matrix.b * matrix.c));

  function resolvePaint(paint) {
    const id = /url\("?#([^")]+)"?\)/.exec(paint)?.[1];
    if (!id) return writeColour(paint);
    if (!patterns.has(id)) {
      const parts = [...(document.getElementById(id)?.children || [])].map((part) => {
        const style = getComputedStyle(part);
        return `${part.localName} ${writeColour(style.fill)} ${writeColour(style.stroke)}`;
      });
      patterns.set(id, `pattern(${parts.join("; ") || "missing"})`);
    }
    return patterns.get(id);
  }

  function describePaint(style, matrix, opacity) {
    const facts = [`fill ${resolvePaint(style.fill)}`];
    if (style.fillOpacity !== "1") facts.push(`fill-opacity ${style.fillOpacity}`);
    const stroke = resolvePaint(style.stroke);
    if (stroke !== "none") {
      const isFixed = style.vectorEffect === "non-scaling-stroke";
      const wide = parseFloat(style.strokeWidth) * (isFixed ? 1 : sizeOf(matrix));
      facts.push(`stroke ${stroke} ${number(wide)}`);
      if (style.strokeDasharray !== "none") facts.push(`dash ${style.strokeDasharray}`);
      if (style.strokeOpacity !== "1") facts.push(`stroke-opacity ${style.strokeOpacity}`);
    }
    if (opacity !== 1) facts.push(`opacity ${number(opacity)}`);
    return facts.join(" ");
  }

  /* Path data as corners in absolute units; curves with the points that bend them. */
  function readPath(data, matrix) {
    const written = [];
    let [x, y, left, top] = [0, 0, 0, 0];
    for (const [, letter, rest] of data.matchAll(/([a-zA-Z])([^a-zA-Z]*)/g)) {
      const kind = letter.toUpperCase();
      const isRelative = letter !== kind;
      const numbers = (rest.match(/-?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?/gi) || []).map(Number);
      if (kind === "Z") {
        written.push("Z");
        [x, y] = [left, top];
        continue;
      }
      const count = { H: 1, V: 1, C: 6, S: 4, Q: 4, A: 7 }[kind] || 2;
      for (let at = 0; at + count <= numbers.length; at += count) {
        const part = numbers.slice(at, at + count);
        const [fromX, fromY] = isRelative ? [x, y] : [0, 0];
        if (kind === "H") x = fromX + part[0];
        else if (kind === "V") y = fromY + part[0];
        else [x, y] = [fromX + part[count - 2], fromY + part[count - 1]];
        if (kind === "M" && at === 0) {
          [left, top] = [x, y];
          written.push("M");
        } else if (kind === "A") {
          written.push("A", number(part[0] * sizeOf(matrix)), number(part[1] * sizeOf(matrix)), `${part[3]}/${part[4]}`);
        } else if (count > 2) {
          written.push(kind);
          for (let k = 0; k < count - 2; k += 2) written.push(point(matrix, fromX + part[k], fromY + part[k + 1]));
        }
        written.push(point(matrix, x, y));
      }
    }
    return written.join(" ");
  }

  const readPoints = (text) => (text.match(/-?[\d.]+(?:e[-+]?\d+)?/gi) || []).join(" ");

  function readGeometry(element, style, matrix) {
    const get = (name) => parseFloat(style[name]) || parseFloat(element.getAttribute(name)) || 0;
    const raw = (name) => parseFloat(element.getAttribute(name)) || 0;
    const size = sizeOf(matrix);
    switch (element.localName) {
      case "path":
        return ["path", readPath(element.getAttribute("d") || "", matrix)];
      case "line":
        return ["path", `M ${point(matrix, raw("x1"), raw("y1"))} ${point(matrix, raw("x2"), raw("y2"))}`];
      case "polyline":
      case "polygon": {
        const close = element.localName === "polygon" ? "Z" : "";
        return ["path", readPath(`M${readPoints(element.getAttribute("points") || "")}${close}`, matrix)];
      }
      case "circle":
      case "ellipse": {
        const [rx, ry] = element.localName === "circle" ? [get("r"), get("r")] : [get("rx"), get("ry")];
        return ["ellipse", `${point(matrix, get("cx"), get("cy"))} ${number(rx * size)} ${number(ry * size)}`];
      }
      case "rect": {
        const [wide, high] = [get("width") * size, get("height") * size];
        const round = number((get("rx") || get("ry")) * size);
        return ["rect", `${point(matrix, get("x"), get("y"))} ${number(wide)} ${number(high)} ${round}`];
      }
      case "use":
      case "image":
        return [element.localName, `${point(matrix, raw("x"), raw("y"))}`];
      default:
        return null;
    }
  }

  function writeText(element, style, matrix, facts) {
    const anchor = style.textAnchor === "start" ? "" : ` ${style.textAnchor}`;
    const size = number(parseFloat(style.fontSize) * sizeOf(matrix));
    const own = [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE);
    const text = own.map((node) => node.nodeValue).join("").replace(/[ \t\r\n]+/g, " ");
    if (!text.trim()) return;
    const raw = (name) => parseFloat(element.getAttribute(name)) || 0;
    // A part that says no place of its own goes on where the text before it ends.
    const owner = element.hasAttribute("x") ? element : element.closest("text");
    const x = parseFloat(owner.getAttribute("x")) || 0;
    const at = point(matrix, x + raw("dx"), raw("y") + (element.hasAttribute("y") ? raw("dy") : 0));
    const lower = element.hasAttribute("y") ? "" : ` lower ${element.getAttribute("dy") || 0}`;
    lines.push(`  text “${text.trim()}” ${size} px ${style.fontWeight}${anchor}${lower} ${facts} @ ${at}`);
  }

  function walk(element, parentMatrix, parentOpacity, isParentHidden) {
    if (NEVER_DRAWN.has(element.localName)) return;
    const style = getComputedStyle(element);
    const isTransformed = style.transform && style.transform !== "none";
    const matrix = isTransformed && element !== svg
      ? parentMatrix.multiply(new DOMMatrix(style.transform)) : parentMatrix;
    const opacity = parentOpacity * Number(style.opacity || 1);
    const isHidden = isParentHidden || style.display === "none" || style.visibility === "hidden";
    const mark = isHidden ? "· " : "";
    const label = element.getAttribute("aria-label") || element.querySelector(":scope > title")?.textContent;
    const named = label && element !== svg ? ` “${label.trim()}”` : "";
    const link = element.localName === "a" ? element.getAttribute("href") || "" : "";
    if (link) lines.push(`  ${mark}link ${link}${named}`);
    const facts = describePaint(style, matrix, opacity);
    if (element.localName === "text" || element.localName === "tspan") writeText(element, style, matrix, mark + facts);
    const geometry = readGeometry(element, style, matrix);
    if (geometry) lines.push(`  ${mark}${geometry[0]}${named} ${facts} @ ${geometry[1]}`);
    else if (named && !link) lines.push(`  ${mark}group${named}`);
    for (const child of element.children) walk(child, matrix, opacity, isHidden);
  }

  const title = svg.getAttribute("aria-label") || svg.querySelector(":scope > title")?.textContent || "";
  const about = svg.querySelector(":scope > desc")?.textContent || "";
  lines.push(`drawing “${title.trim()}” @ ${number(WIDTH)} ${number(height * scale)}`);
  if (about) lines.push(`  described “${about.replace(/[ \t\r\n]+/g, " ").trim()}”`);
  walk(svg, start, 1, false);
  return lines;
}
