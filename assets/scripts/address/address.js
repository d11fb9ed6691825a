/* The address is the state: every choice is a name in the query string. */

// The server does not read what is longer (dashboard/selection.py), so the page does not either.
const LONGEST = 3500;
const ON_WHICH_FIGURES_DEPEND = [
  "indicator", "level", "vintage", "period", "since", "group",
  "scheme", "classes", "breaks", "sure", "layer", "where",
];
// What the reader last chose; the address follows once the map is painted.
/** @type {string | null} */
let pending = null;

/** @type {Atlas.Start | null} */
let start = null;

/** What the server said before any script ran. */
export function readStart() {
  start ??= JSON.parse(document.getElementById("atlas-start")?.textContent || "{}");
  return /** @type {Atlas.Start} */ (start);
}

export const dataVersion = () => document.documentElement.dataset.version || "";

export const isPending = (/** @type {string} */ search) => pending === search;

export const currentSearch = () => pending ?? window.location.search;

/** Hold what was chosen until it is written; null once it is. */
export function setPending(/** @type {string | null} */ search) {
  pending = search;
}

/** @returns {Record<string, string>} */
export function readAddress(search = currentSearch()) {
  return search.length > LONGEST ? {} : Object.fromEntries(new URLSearchParams(search));
}

/** Write a query so that a reader can read it; empty where it holds nothing. */
export function writeSearch(/** @type {URLSearchParams} */ query) {
  const text = query.toString().replace(/%2C/g, ",").replace(/%2F/g, "/");
  return text ? "?" + text : "";
}

/**
 * Write some of an address's names, and the version of the data.
 * @param {Record<string, string>} params
 * @param {string[]} names
 */
export function writeQuery(params, names) {
  const query = new URLSearchParams();
  for (const name of names) if (params[name]) query.set(name, params[name]);
  query.set("data", dataVersion());
  return query.toString().replace(/%2C/g, ",");
}

/** The part of an address on which the map's figures depend. */
export function writeFiguresQuery(/** @type {Record<string, string>} */ params) {
  const mode = readStart().modes[params.view];
  // A name that is no way of showing is the map, which can show a change; of a way with colours
  // of its own the server says whether it is to be had, or the map in its place.
  const canChange = !mode || mode.changes || mode.recolours;
  const names = ON_WHICH_FIGURES_DEPEND.filter((name) => name !== "since" || canChange);
  return writeQuery(params, [...names, ...(mode?.recolours ? ["view", "with"] : [])]);
}

export const figuresAddress = (/** @type {Record<string, string>} */ params) =>
  "/view/figures?" + writeFiguresQuery(params);
