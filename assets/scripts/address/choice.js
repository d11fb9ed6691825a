/* A choice is a change of the address: drawn at once, and written once it is on the screen. */
import { afterPaint } from "../browser/dom.js";
import { currentSearch, isPending, readAddress, readStart, setPending, writeSearch } from "./address.js";
import { currentMap } from "../map/map.js";
import { replaceStep, writeStep } from "./steps.js";

// Whether what was last chosen is a step of its own that is not in the history yet.
let isOwed = false;
/** @type {(search: string) => Promise<boolean>} */
let draw = () => Promise.resolve(true);

/** Name what draws an address; it resolves to whether the last thing asked for is drawn. */
export function drawChoicesBy(/** @type {(search: string) => Promise<boolean>} */ act) {
  draw = act;
}

/**
 * Change some names; an empty value removes its name. One step back undoes it, unless it takes
 * the place of the step before it. Resolves to whether it is drawn.
 * @param {Record<string, string>} changes
 * @returns {Promise<boolean>}
 */
export function setAddress(changes, { isReplacing = false } = {}) {
  const query = new URLSearchParams(readAddress());
  // The bare page has a topic of its own, which an address that chooses anything must name.
  const { first } = readStart();
  if (!query.has("indicator") && !("appearance" in changes) && currentMap().figures?.indicator === first) {
    query.set("indicator", first);
  }
  for (const [name, value] of Object.entries(changes)) {
    if (value === null || value === undefined || value === "") query.delete(name);
    else query.set(name, value);
  }
  const search = writeSearch(query);
  if (search === currentSearch()) return Promise.resolve(false);
  setPending(search);
  isOwed = isOwed || !isReplacing;
  document.dispatchEvent(new CustomEvent("atlas:asked"));
  // The map is drawn at once; words and choices are asked for when it is on screen.
  const drawn = draw(search);
  drawn.then((isDrawn) => afterPaint(() => write(search, isDrawn)));
  return drawn;
}

/**
 * The step is written first, so that dcc.Location only tells the callbacks. A choice that could
 * not be drawn is not written, so that it can be made again.
 * @param {string} search
 * @param {boolean} isDrawn
 */
function write(search, isDrawn) {
  if (!isPending(search)) return;
  if (isDrawn) {
    if (isOwed) writeStep(search);
    else replaceStep(search);
    // With the whole address, or dcc.Location writes the one it knew over this step.
    window.dash_clientside.set_props("url", { search, href: window.location.href });
  }
  setPending(null);
  isOwed = false;
}

/** Show a whole view in place of this one; how the page looks stays. */
export function showView(/** @type {string} */ search) {
  const before = readAddress();
  const emptied = Object.fromEntries(Object.keys(before).map((name) => [name, ""]));
  setAddress({ ...emptied, ...readAddress(search), appearance: before.appearance || "" });
}
