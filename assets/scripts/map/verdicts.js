/* Which areas meet the conditions of the address: yes ("1"), no ("0") or not to be told ("?"). */

/** @type {Record<string, string>} */
const TEXTS = { "1": "Meets the conditions", "?": "Conditions: cannot be told" };
/** @type {Map<string, string>} */
let verdicts = new Map();

export function setVerdicts(/** @type {Map<string, string>} */ next) {
  verdicts = next;
}

export const listVerdicts = (/** @type {string} */ sign) =>
  [...verdicts].filter(([, verdict]) => verdict === sign).map(([code]) => code);

export const describeVerdict = (/** @type {string} */ code) => TEXTS[verdicts.get(code) ?? ""] ?? "";
