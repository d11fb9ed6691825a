/* A condition in the builder and in the address: what it asks, and what is wrong with it. */

const NUMBER = /^-?\d{1,9}(\.\d{1,6})?$/;
export const VALUE_COMPARISONS = [
  ["least", "at least"], ["most", "at most"], ["between", "from … to"], ["class", "in class"],
  ["clear.above", "clearly above London"], ["clear.below", "clearly below London"],
  ["clear.neither", "not clearly different from London"],
];
export const PROGRAMME_COMPARISONS = [
  ["reached", "has a record of reach"], ["no_record", "no record in the sources read"],
];

export const isProgramme = (subject) => subject.startsWith("programme.");

export function parseCondition(text) {
  const [first, second, ...rest] = text.split(".");
  if (first === "programme") return { subject: `programme.${second}`, comparison: rest[0], low: "", high: "" };
  const operand = rest.join(".");
  if (second === "clear") return { subject: first, comparison: `clear.${operand}`, low: "", high: "" };
  const [low, high] = operand.split("_");
  return { subject: first, comparison: second, low, high: high || "" };
}

// "1,200", "80 %" and "£300" are numbers to a reader.
const clean = (text) => text.replace(/[\s,%£\u202f]/g, "").replace(/^\u2212/, "-");
const shorten = (text) => String(Number(clean(text)));

/* Say what is wrong with a row in words; nothing where it can be asked. */
export function findProblem(row) {
  if (!row.subject) return "Choose an indicator or a programme.";
  if (isProgramme(row.subject) || row.comparison.startsWith("clear.")) return "";
  if (row.comparison === "class") return row.low ? "" : "Choose a class.";
  const texts = row.comparison === "between" ? [row.low, row.high] : [row.low];
  if (texts.some((text) => !text.trim())) return texts.length > 1 ? "Type both numbers." : "Type a number.";
  const wrong = texts.find((text) => !NUMBER.test(clean(text)));
  return wrong === undefined ? "" : `“${wrong.trim().slice(0, 30)}” is not a number, so this condition is not asked.`;
}

export function writeCondition(row) {
  if (isProgramme(row.subject) || row.comparison.startsWith("clear.")) return `${row.subject}.${row.comparison}`;
  const numbers = (row.comparison === "between" ? [row.low, row.high] : [row.low]).map(shorten);
  numbers.sort((a, b) => Number(a) - Number(b));
  return `${row.subject}.${row.comparison}.${numbers.join("_")}`;
}
