/* A view's figures: sent as different rows (dashboard/answers/packed_figures.py), read by area. */

const IN_RANKING = ["first", "last"];
// The class of an area that filters leave out, and of one of which they cannot tell.
export const OUT = -3;
export const UNTOLD = -4;
/** @type {Record<number, string>} */
const FILTER_TEXTS = { [OUT]: "Does not match the filters", [UNTOLD]: "We cannot tell whether it matches the filters" };

/**
 * A list by area is written out when it is first asked for: colours need none of them.
 * @param {object} host
 * @param {string} name
 * @param {Atlas.Figures} figures
 */
function addList(host, name, { row_of: rowOf, rows }) {
  /** @type {unknown[] | null} */
  let list = null;
  Object.defineProperty(host, name, {
    enumerable: true,
    get() {
      list ??= rowOf.map((row) => rows[name][row]);
      return list;
    },
  });
}

/**
 * Give an answer its lists by area, in the order of the shapes; once is enough.
 * @param {Atlas.Figures} figures
 * @param {{ id: string }[]} features
 */
export function unpackFigures(figures, features) {
  if (figures.areas) return figures;
  figures.areas = features.map((feature) => feature.id);
  for (const name of Object.keys(figures.rows)) {
    addList(IN_RANKING.includes(name) ? figures.ranking : figures, name, figures);
  }
  return figures;
}

/**
 * Give one area's figures in the words that the server wrote.
 * @param {Atlas.Figures} figures
 * @param {number} i
 * @returns {Atlas.AreaText}
 */
export const readArea = (figures, i) => ({
  value: figures.shown[i],
  interval: figures.intervals[i],
  outcome: figures.outcome_words[figures.outcomes[i]],
  note: figures.notes[figures.note_of[i]],
  filter: FILTER_TEXTS[figures.classes[i]] ?? "",
});

/** Whether an area is shown, whatever the filters of the address are. */
export const isMatching = (/** @type {Atlas.Figures} */ { classes }, /** @type {number} */ i) => classes[i] > OUT;

/** A text that differs where other areas are shown; empty where every area is. */
export const signFilter = (/** @type {Atlas.Figures} */ { filter, classes }) =>
  (filter ? classes.map((place) => Math.min(place, OUT + 1) - OUT).join("") : "");

/**
 * Give an area's own name and its borough's, which is empty where its name says it.
 * @param {Atlas.Figures} figures
 * @param {Atlas.Edition} edition
 * @param {string} code
 */
export function nameArea({ parents }, edition, code) {
  const place = edition.index.get(code);
  if (place === undefined) return { name: code, parent: "", borough: "" };
  const { name, parent = "" } = edition.features[place].properties;
  return { name, parent, borough: parents?.[parent] || "" };
}

/** The order of names, as everywhere in the atlas. */
export const compareNames = (/** @type {string} */ a, /** @type {string} */ b) => a.localeCompare(b, "en-GB");

/**
 * The order of a column: what has no value stays last in both directions.
 * @param {string | number | null | undefined} a
 * @param {string | number | null | undefined} b
 * @param {boolean} isDown
 */
export function compareValues(a, b, isDown) {
  const isBlank = (/** @type {unknown} */ value) => value === null || value === undefined || value === "";
  if (isBlank(a) || isBlank(b)) return Number(isBlank(a)) - Number(isBlank(b));
  const step = typeof a === "number" ? a - Number(b) : compareNames(String(a), String(b));
  return isDown ? -step : step;
}

export const writeNumber = (/** @type {number} */ number) => number.toLocaleString("en-GB");

/** Write a number of things: "1 row", "1,200 rows". */
export const count = (/** @type {number} */ number, one = "record", several = one + "s") =>
  `${writeNumber(number)} ${number === 1 ? one : several}`;
