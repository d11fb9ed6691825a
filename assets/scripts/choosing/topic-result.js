/* One thing that a search for topics found, as the list shows it. */
import { element } from "../browser/dom.js";

/**
 * @typedef {{
 *   id: string, kind: string, name: string, marks: [number, number][], where: string, dates: string,
 *   source: string, has_intervals: boolean, sets?: Atlas.Params, address?: string,
 *   with_wards?: { id: string, name: string, sets: Atlas.Params } | null,
 * }} Found
 */

/**
 * Draw what stands in an option: the name, then where and when, then how sure and by whom.
 * @param {Found} entry
 * @param {string} level the areas that the map shows
 */
export function drawResult(entry, level) {
  const name = element("span", "", "combo-name");
  name.append(...markWords(entry));
  const parts = [name, drawFacts(entry.where, entry.dates)];
  if (entry.sets) {
    const line = drawFacts(entry.has_intervals ? "Has intervals" : "No intervals", entry.source);
    line.classList.add(entry.has_intervals ? "has-intervals" : "has-none");
    parts.push(line);
  }
  if (level === "ward" && entry.with_wards) {
    parts.push(element("span", `No figures for wards. The nearest with wards: ${entry.with_wards.name}`, "combo-about"));
  }
  return parts;
}

function* markWords(/** @type {Found} */ { name, marks }) {
  let at = 0;
  for (const [start, length] of marks) {
    yield name.slice(at, start);
    yield element("u", name.slice(start, start + length), "combo-mark");
    at = start + length;
  }
  yield name.slice(at);
}

function drawFacts(/** @type {string[]} */ ...facts) {
  const line = element("span", "", "combo-about combo-facts");
  line.append(...facts.filter(Boolean).flatMap((fact) => [element("span", fact), " "]));
  return line;
}
