/* Badges: which shape each has, and where it lies wholly inside its area at the present scale. */

/** @typedef {[number, number, number, number]} Box left, top, right and bottom, in pixels of the drawing */

// Width and height, as the server looked for room for them (dashboard/charts/mark_rooms.py): a
// number, a letter with its number, two of these side by side, one above the other.
const SHAPES = [[22, 22], [33, 22], [60, 22], [33, 44]];
const UPRIGHT = 3;
const USUAL = 22;
export const SMALL = 16;
// The map and its marks are each put on whole pixels.
const AIR = 1;
const GAP = 2;
const LETTERS = 13;
const LETTER = 0.56;
const LINE = 1.1;
// A number that is longer has no room beside another.
const MOST = 99;

/** @returns {Box} */
export const boxAround = (/** @type {number} */ x, /** @type {number} */ y, /** @type {number} */ width, /** @type {number} */ height) =>
  [x - width / 2, y - height / 2, x + width / 2, y + height / 2];

export const overlap = (/** @type {Box} */ one, /** @type {Box} */ other) =>
  one[0] < other[2] && other[0] < one[2] && one[1] < other[3] && other[1] < one[3];

/**
 * Say what stands in a badge: each programme's letter and number for one or two, the sum for more;
 * a reader's own records are never summed with others.
 * @param {{ letter: string, tint: string, count: number }[]} counts of programmes, those with records
 * @param {number} own
 */
export function writeSegments(counts, own) {
  const sum = counts.reduce((all, { count }) => all + count, 0);
  const isSum = counts.length > (own ? 1 : 2);
  const parts = isSum ? [{ letter: "", tint: "tint-0", count: sum }] : [...counts];
  if (own) parts.push({ letter: "◆", tint: "tint-own", count: own });
  return parts.map(({ letter, tint, count }) => {
    const number = parts.length > 1 && count > MOST ? `${MOST}+` : String(count);
    return { tint, text: letter + (letter && number.length < 3 ? " " : "") + number };
  });
}

function listShapes(/** @type {{ text: string }[]} */ segments) {
  if (segments.length > 1) return [2, UPRIGHT];
  const { length } = segments[0].text;
  return [length < 2 ? 0 : length < 5 ? 1 : 2];
}

/**
 * Choose a badge's place: with its name while both fit, then alone, then small; null where none fits.
 * @param {Atlas.Rooms} rooms of its area, in units of the drawing
 * @param {{ text: string }[]} segments
 * @param {{ scale: number, sizes: number[], isFree(box: Box): boolean }} map pixels a unit, heights
 * @returns {Atlas.Badge | null}
 */
export function chooseBadge({ rooms, named = [] }, segments, { scale, sizes, isFree }) {
  const shapes = listShapes(segments);
  const has = (/** @type {number} */ room, /** @type {number} */ size) => room * scale >= (size + AIR) / USUAL;
  const drawAt = (/** @type {number} */ shape, /** @type {number} */ size, /** @type {number} */ x, /** @type {number} */ y) => {
    const [width, height] = SHAPES[shape].map((side) => (side * size) / USUAL);
    return { shape, size, x, y, width, height, isUpright: shape === UPRIGHT, name: null, boxes: [boxAround(x, y, width, height)] };
  };
  for (const shape of shapes) {
    for (const [lines, of, isAbove, atX, atY, room] of named) {
      if (of !== shape || !has(room, sizes[0])) continue;
      const [x, y] = [atX * scale, atY * scale];
      const way = isAbove ? -1 : 1;
      const badge = drawAt(shape, sizes[0], x, y + way * (GAP + (SHAPES[shape][1] * sizes[0]) / USUAL / 2));
      const tall = lines.length * LETTERS * LINE;
      const name = { lines, size: LETTERS, x: atX, y: atY - (way * tall) / 2 / scale };
      const width = Math.max(...lines.map(({ length }) => length)) * LETTERS * LETTER;
      const boxes = [...badge.boxes, boxAround(x, y - (way * tall) / 2, width, tall)];
      if (boxes.every(isFree)) return { ...badge, name, boxes };
    }
  }
  for (const size of sizes) {
    for (const shape of shapes) {
      for (const [x, y, room] of rooms[shape]) {
        const badge = drawAt(shape, size, x * scale, y * scale);
        if (has(room, size) && badge.boxes.every(isFree)) return badge;
      }
    }
  }
  return null;
}

/** Lay out a badge that stands outside its area, with its name beside it. */
export function labelBadge(/** @type {{ text: string }[]} */ segments, /** @type {number} */ nameWidth) {
  const [shape] = listShapes(segments);
  const [width, height] = SHAPES[shape].map((side) => (side * SMALL) / USUAL);
  return { shape, size: SMALL, width: width + nameWidth, height };
}
