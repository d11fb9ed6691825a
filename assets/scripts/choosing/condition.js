/* A condition in the builder and in the address: what it asks, and what is wrong with it. */

const NUMBER = /^-?\d{1,9}(\.\d{1,6})?$/;
export const VALUE_COMPARISONS = [
  ["least", "at least"], ["most", "at most"], ["between", "from … to"], ["class", "in class"],
  ["clear.above", "clearly above London"], ["clear.below", "clearly below London"],
  ["clear.neither", "not clearly different from London"],
];
export const PROGRAMME_COMPARISONS = [
  ["reached", "has a record of reach"], ["no_record", "no record in our sources"],
];
// Where an area lies: each is a subject of its own, with nothing to compare.
export const PLACES = [["in", "In borough or area"], ["near", "Within a distance of an area"]];

export const isProgramme = (subject) => subject.startsWith("programme.");
export const isPlace = (subject) => PLACES.some(([id]) => id === subject);
/* What takes ticks, some of a list, in place of numbers. */
export const takesTicks = ({ subject, comparison }) => subject === "in" || comparison === "class";

export function parseCondition(text) {
  const [first, second, ...rest] = text.split(".");
  const operand = rest.join(".");
  if (first === "in") return { subject: first, comparison: "", low: second, high: "" };
  if (first === "near") return { subject: first, comparison: "", low: operand, high: second };
  if (first === "programme") return { subject: `programme.${second}`, comparison: rest[0], low: "", high: "" };
  if (second === "clear") return { subject: first, comparison: `clear.${operand}`, low: "", high: "" };
  if (second === "class") return { subject: first, comparison: second, low: operand, high: "" };
  const [low, high] = operand.split("_");
  return { subject: first, comparison: second, low, high: high || "" };
}

// "1,200", "80 %" and "£300" are numbers to a reader.
const clean = (text) => text.replace(/[\s,%£\u202f]|km$/g, "").replace(/^\u2212/, "-");
const shorten = (text) => String(Number(clean(text)));

/* Say what is wrong with a row in words; nothing where it can be asked. */
export function findProblem(row) {
  if (!row.subject) return "Choose an indicator, a programme or a place.";
  if (isProgramme(row.subject) || row.comparison.startsWith("clear.")) return "";
  if (row.subject === "in") return row.low ? "" : "Choose a borough.";
  if (row.comparison === "class") return row.low ? "" : "Choose a class.";
  if (row.subject === "near" && !row.high) return "Choose an area.";
  const texts = row.comparison === "between" ? [row.low, row.high] : [row.low];
  if (texts.some((text) => !text.trim())) return texts.length > 1 ? "Type both numbers." : "Type a number.";
  const wrong = texts.find((text) => !NUMBER.test(clean(text)) || (row.subject === "near" && Number(clean(text)) < 0));
  return wrong === undefined ? "" : `“${wrong.trim().slice(0, 30)}” is not a number, so this condition is not asked.`;
}

export function writeCondition(row) {
  if (row.subject === "in") return `in.${row.low}`;
  if (row.subject === "near") return `near.${row.high}.${shorten(row.low)}`;
  if (isProgramme(row.subject) || row.comparison.startsWith("clear.")) return `${row.subject}.${row.comparison}`;
  if (row.comparison === "class") return `${row.subject}.class.${row.low}`;
  const numbers = (row.comparison === "between" ? [row.low, row.high] : [row.low]).map(shorten);
  numbers.sort((a, b) => Number(a) - Number(b));
  return `${row.subject}.${row.comparison}.${numbers.join("_")}`;
}

/* Tick or untick one of a list that is written with lines between. */
export function toggleTick(list, value) {
  const ticked = list ? list.split("_") : [];
  const others = ticked.filter((one) => one !== value);
  return (others.length < ticked.length ? others : [...ticked, value]).sort().join("_");
}

/**
 * Add a class of an indicator to an address's filters, or take it out again; all classes are no filter.
 * @param {string} where
 * @param {string} indicator
 * @param {number} place from 0, as the map's colours are
 * @param {number} classes how many there are
 */
export function toggleClass(where, indicator, place, classes) {
  const start = `${indicator}.class.`;
  const parts = where.split(",").filter(Boolean);
  const ours = parts.filter((part) => part.startsWith(start)).map((part) => part.slice(start.length));
  const pressed = toggleTick([...new Set(ours.join("_").split("_").filter(Boolean))].join("_"), String(place + 1));
  const others = parts.filter((part) => !part.startsWith(start));
  const isAny = !pressed || pressed.split("_").length === classes;
  return [...others, ...(isAny ? [] : [start + pressed])].join(",");
}
