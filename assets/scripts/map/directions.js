/* Arrow keys between things that lie in a plane: the nearest that way. */

/** @type {Record<string, [number, number]>} */
export const DIRECTIONS = {
  ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1],
};

/**
 * Find the nearest that way: what lies aside counts as twice as far.
 * @template T
 * @param {T[]} all
 * @param {T} from
 * @param {[number, number]} way to the right and down, one of `DIRECTIONS`
 * @param {(one: T) => number[]} middleOf to the right and down
 * @param {(to: T, along: number, aside: number) => number} [weigh] what a way costs
 * @returns {T | null} null where nothing lies that way
 */
export function findThatWay(all, from, [right, down], middleOf, weigh = (_, along, aside) => along + 2 * aside) {
  const [x, y] = middleOf(from);
  /** @type {T | null} */
  let best = null;
  let least = Infinity;
  for (const one of all) {
    const [atX, atY] = middleOf(one);
    const along = (atX - x) * right + (atY - y) * down;
    const aside = Math.abs((atX - x) * down) + Math.abs((atY - y) * right);
    if (one === from || along <= 0 || aside > 2 * along) continue;
    const cost = weigh(one, along, aside);
    if (cost < least) [best, least] = [one, cost];
  }
  return best;
}
