/* Exact places: dots stay on their points, rings part inside their borough, and what lies on one
   spot is one mark. */

const WAYS = 12;
const REACHES = [0.5, 1, 1.5, 2, 3, 4];
const MOST = 400;
// Dots nearer than this share of their width hide one another.
const HIDING = 0.6;
const PRECISIONS = ["point", "approximate", "ward"];

/** @typedef {{ kind: string, x: number, y: number, size: number, source: string, items: any[] }} Place */

const apart = (/** @type {Place} */ one, /** @type {Place} */ other) => Math.hypot(one.x - other.x, one.y - other.y);

/** What two marks are together: no more exact than the vaguer of them, where the fuller is. */
function join(/** @type {Place} */ one, /** @type {Place} */ other) {
  const places = [one, other].map(({ kind }) => PRECISIONS.indexOf(kind));
  one.kind = PRECISIONS[Math.max(...places)];
  one.items.push(...other.items);
}

/**
 * Merge marks of one source and precision that hide one another; the fullest stay where they are.
 * @param {Place[]} places
 * @param {number} near in pixels
 * @returns {Place[]}
 */
function gather(places, near) {
  /** @type {Map<string, Place[]>} */
  const cells = new Map();
  /** @type {Place[]} */
  const kept = [];
  const cellOf = (/** @type {number} */ at) => Math.floor(at / near);
  for (const place of [...places].sort((a, b) => b.items.length - a.items.length)) {
    const around = [-1, 0, 1].flatMap((across) => [-1, 0, 1].flatMap((down) => (
      cells.get(`${place.source} ${place.kind} ${cellOf(place.x) + across} ${cellOf(place.y) + down}`) ?? [])));
    const found = around.find((one) => apart(one, place) < near);
    if (found) {
      join(found, place);
      continue;
    }
    const key = `${place.source} ${place.kind} ${cellOf(place.x)} ${cellOf(place.y)}`;
    kept.push(place);
    cells.set(key, [...(cells.get(key) ?? []), place]);
  }
  return kept;
}

function listSpots(/** @type {Place} */ { x, y, size }) {
  const spots = [[x, y]];
  for (const reach of REACHES) {
    for (let way = 0; way < WAYS; way += 1) {
      const turn = (2 * Math.PI * way) / WAYS;
      spots.push([x + Math.cos(turn) * size * reach, y + Math.sin(turn) * size * reach]);
    }
  }
  return spots;
}

/**
 * Part the marks of a map; each is given anew, with what it stands for.
 * @param {Place[]} places
 * @param {(x: number, y: number, size: number, from: Place) => boolean} isInside whether a ring there
 *   lies in the borough that it comes from
 * @returns {Place[]}
 */
export function partPlaces(places, isInside) {
  let merged = places.map((one) => ({ ...one, items: [...one.items] }));
  let near = Math.max(1, ...merged.map(({ size }) => size)) * HIDING;
  const exact = merged.filter(({ kind }) => kind === "point");
  const rings = gather(merged.filter(({ kind }) => kind !== "point"), 2);
  merged = [...gather(exact, near), ...rings];
  while (merged.length > MOST) merged = gather(merged, near *= 1.5);
  /** @type {Place[]} */
  const laid = merged.filter(({ kind }) => kind === "point");
  for (const ring of merged.filter(({ kind }) => kind !== "point")) {
    const touches = (/** @type {number} */ x, /** @type {number} */ y) =>
      laid.some((one) => Math.hypot(one.x - x, one.y - y) < (one.size + ring.size) / 2 + 1);
    const spot = listSpots(ring).find(([x, y]) => !touches(x, y) && isInside(x, y, ring.size, ring));
    const nearest = spot ? null : laid.filter(({ source }) => source === ring.source)
      .sort((a, b) => apart(a, ring) - apart(b, ring))[0];
    if (nearest && apart(nearest, ring) < ring.size) join(nearest, ring);
    else laid.push({ ...ring, x: spot ? spot[0] : ring.x, y: spot ? spot[1] : ring.y });
  }
  return laid;
}
