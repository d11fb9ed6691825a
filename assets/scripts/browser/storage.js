/* What a browser keeps for a page; it may refuse to, and then nothing is there. */

/**
 * @template T
 * @param {() => T} act
 * @returns {T | null} null where the browser forbids pages to keep anything
 */
export function tryStorage(act) {
  try {
    return act();
  } catch {
    return null;
  }
}

/**
 * Keep a text, or take it away where it is empty; says whether the browser did.
 * @param {"localStorage" | "sessionStorage"} place
 * @param {string} name
 * @param {string} text
 */
export function keepText(place, name, text) {
  return tryStorage(() => {
    if (text) window[place].setItem(name, text);
    else window[place].removeItem(name);
    return true;
  }) === true;
}

/**
 * @param {"localStorage" | "sessionStorage"} place
 * @param {string} name
 */
export const readText = (place, name) => tryStorage(() => window[place].getItem(name)) || "";
