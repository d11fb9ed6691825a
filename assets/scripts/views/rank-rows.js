/* One row of the ranking: place, name, dot and interval on the axis, and all of it as text. */
import { element, setAttributes } from "../browser/dom.js";
import { nameArea, readArea, writeNumber } from "../data/figures.js";

// As many as have room beside each other on the shortest axis.
const MOST_LETTERS = 16;

function ordinal(number) {
  const ending = number % 100 > 10 && number % 100 < 14
    ? "th" : ["th", "st", "nd", "rd"][number % 10] || "th";
  return writeNumber(number) + ending;
}

/* A place is a range: "4th to 19th", or one place where nothing else is possible. */
function tellPlace({ first, last }, i) {
  if (!first || first[i] === null) return "";
  return first[i] === last[i] ? ordinal(first[i]) : `${ordinal(first[i])} to ${ordinal(last[i])}`;
}

const share = ([low, high], value) => (100 * (value - low)) / (high - low || 1);

function drawTrack(figures, i) {
  const at = (value) => share(figures.domain, value);
  const track = element("span", "", "track");
  if (figures.lci && figures.lci[i] !== null) {
    const bar = element("span", "", "track-interval");
    bar.style.left = at(figures.lci[i]) + "%";
    bar.style.width = at(figures.uci[i]) - at(figures.lci[i]) + "%";
    track.append(bar);
  }
  const dot = element("span", "", figures.low[i] ? "track-dot track-low" : "track-dot");
  dot.style.left = at(figures.values[i]) + "%";
  track.append(dot);
  return track;
}

function nameRow(figures, edition, code, choice) {
  const { name, parent, borough } = nameArea(figures, edition, code);
  // An LSOA is called after its borough, and a list of one borough need not name it again.
  const isKnown = name.startsWith(borough) || (choice && choice.code === parent);
  return { name, borough: isKnown ? "" : borough };
}

/* The widths of what is text, alike in every row, from the longest of each. */
export function setColumns(box, figures) {
  const longest = (texts) => Math.max(0, ...texts.map((text) => text.length)) * 0.48 + "rem";
  const valued = figures.areas.map((code, i) => i).filter((i) => figures.values[i] !== null);
  box.style.setProperty("--put", longest(valued.map((i) => tellPlace(figures.ranking, i))));
  box.style.setProperty("--said", longest(valued.map((i) => figures.shown[i])));
  box.style.setProperty("--aside", longest(figures.intervals));
  box.classList.toggle("has-places", Boolean(figures.ranking.first));
  box.classList.toggle("has-intervals", figures.has_intervals);
}

const some = (text, className) => (text ? [element("span", text, className)] : []);

export function drawRankRow(figures, edition, i, choice) {
  const code = figures.areas[i];
  const told = readArea(figures, i);
  const place = tellPlace(figures.ranking, i);
  const { name, borough } = nameRow(figures, edition, code, choice);
  const isMissing = figures.values[i] === null;
  const [line, title] = [element("span", "", "rank-line"), element("span", name, "rank-name")];
  title.append(...some(borough && `, ${borough}`, "rank-borough"));
  line.append(title);
  const row = element("div", "", "rank-row");
  row.append(line);
  const said = [told.outcome || (isMissing ? told.value : ""), told.note].filter(Boolean).join("; ");
  if (!isMissing) {
    line.append(element("span", told.value, "rank-value"), ...some(told.interval, "rank-interval"));
    row.append(drawTrack(figures, i), ...some(place, "rank-place"));
  }
  row.append(...some(said, isMissing ? "rank-missing" : "rank-outcome"));
  row.dataset.code = code;
  const interval = told.interval && `95 % interval ${told.interval}`;
  const parts = [name, borough, told.value, interval, place && `${place} place`, told.outcome, told.note];
  row.title = parts.filter(Boolean).join(", ");
  setAttributes(row, { role: "option", "aria-label": row.title });
  return row;
}

/* The axis over the rows: round numbers, the unit, and where London stands. */
export function drawRankAxis(figures) {
  const axis = element("div", "", "rank-axis", { "aria-hidden": "true" });
  const scale = element("span", "", "rank-scale");
  const { ticks } = figures.ranking;
  const step = ticks.map(({ text }) => text).join("").length > MOST_LETTERS ? 2 : 1;
  ticks.filter((tick, i) => i % step === 0).forEach(({ at, text }) => {
    const tick = element("span", text, "rank-tick");
    tick.style.left = share(figures.domain, at) + "%";
    scale.append(tick);
  });
  axis.append(scale, element("span", figures.ranking.unit, "rank-unit"));
  return axis;
}

/* London's line and band, drawn in every row by the style sheet. */
export function markLondon(list, figures) {
  const { london, domain } = figures;
  list.classList.toggle("has-london", Boolean(london));
  if (!london) return;
  list.style.setProperty("--london-at", share(domain, london.value) + "%");
  const hasBand = london.lci !== null && london.uci !== null;
  const [from, to] = hasBand ? [london.lci, london.uci] : [london.value, london.value];
  list.style.setProperty("--london-from", share(domain, from) + "%");
  list.style.setProperty("--london-wide", share(domain, to) - share(domain, from) + "%");
}
