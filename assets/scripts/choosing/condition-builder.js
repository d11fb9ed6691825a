/* The builder of conditions: a row each, kept in place while the page updates around it. */
import { readAddress, writeQuery } from "../address/address.js";
import { setAddress } from "../address/choice.js";
import { button, byId, element, fillSelect, setAttributes } from "../browser/dom.js";
import { writeNumber } from "../data/figures.js";
import { fetchJson } from "../data/server.js";
import { currentMap } from "../map/map.js";
import {
  PLACES, PROGRAMME_COMPARISONS, VALUE_COMPARISONS, findProblem, isPlace, isProgramme, parseCondition,
  takesTicks, toggleTick, writeCondition,
} from "./condition.js";

const ON_WHICH_CHOICES_DEPEND = ["indicator", "level", "vintage", "period", "group", "scheme", "classes", "breaks"];
/** @type {any[]} */
let rows = [];
// What the rows last put into the address: then they stay as the reader left them.
let committed = "";
/** @type {{ most: number, programmes: string[][], boroughs: string[][], groups: { name: string, entries: string[][] }[] } | null} */
let testable = null;
/** @type {Atlas.Params} */
let params = {};
let verdicts = "";
let numbered = 0;

function commit() {
  committed = [...new Set(rows.filter((row) => !findProblem(row)).map(writeCondition))].join(",");
  rows.forEach(update);
  setAddress({ where: committed });
}

function add(given) {
  const row = { subject: "", comparison: "least", low: "", high: "", limits: null, answer: null, ...given };
  build(row);
  rows.push(row);
  return row;
}

function remove(row) {
  const at = rows.indexOf(row);
  rows.splice(at, 1);
  arrange();
  const next = rows[at] || rows[at - 1];
  (next ? next.parts.drop : byId("condition-add")).focus();
  commit();
}

function field(row, tag, name, key) {
  const part = element(tag, "", tag === "select" ? "form-select" : "form-control", {
    "aria-label": name, id: `condition-${row.number}-${key}`,
  });
  part.addEventListener("change", () => { row[key] = part.value; settle(row, key); });
  // What is typed is known before it is asked, so that no redrawing loses it.
  part.addEventListener("input", () => { row[key] = part.value; });
  return part;
}

function build(row) {
  row.number = ++numbered;
  const box = element("div", "", "condition", { role: "group" });
  const parts = {
    box,
    subject: field(row, "select", "Indicator, programme or place", "subject"),
    comparison: field(row, "select", "Comparison", "comparison"),
    ticks: element("fieldset", "", "condition-ticks"),
    low: field(row, "input", "Limit", "low"),
    joint: element("span", "to"),
    high: field(row, "input", "Upper limit", "high"),
    unit: element("span", "", "condition-unit"),
    centre: field(row, "select", "Area", "high"),
    told: element("p", "", "about-choice", { id: `condition-${row.number}-told`, role: "status" }),
    drop: button("Remove", () => remove(row), "condition-remove"),
  };
  parts.centre.id += "-area";
  for (const input of [parts.low, parts.high]) {
    setAttributes(input, { type: "text", inputmode: "decimal", autocomplete: "off", "aria-describedby": parts.told.id });
  }
  const operands = element("div", "", "condition-operands");
  operands.append(parts.low, parts.joint, parts.high, parts.unit, parts.centre);
  box.append(parts.subject, parts.comparison, operands, parts.ticks, parts.told, parts.drop);
  row.parts = parts;
}

/* A choice was made: what it leaves open is asked for, what is whole goes into the address. */
function settle(row, key) {
  if (key === "subject") {
    const [fits] = isProgramme(row.subject) ? PROGRAMME_COMPARISONS : VALUE_COMPARISONS;
    Object.assign(row, { comparison: isPlace(row.subject) ? "" : fits[0], low: "", high: "", limits: null, answer: null });
    fetchLimits(row);
  }
  if (key === "comparison") {
    const classes = row.limits ? row.limits.classes.length : 0;
    // A limit is no class, and a class no limit.
    if (row.comparison === "class") row.low = classes ? String(classes) : "";
    else if (row.was === "class") row.low = "";
    // How many classes there are is still on its way.
    row.isAwaiting = row.comparison === "class" && !classes;
    row.answer = null;
  }
  row.was = row.comparison;
  commit();
}

async function fetchLimits(row) {
  if (!row.subject || isProgramme(row.subject) || isPlace(row.subject)) return;
  const { subject } = row;
  const query = writeQuery({ ...params, with: subject }, [...ON_WHICH_CHOICES_DEPEND, "with"]);
  const limits = await fetchJson("/view/limits?" + query).catch(() => null);
  if (row.subject !== subject) return;
  row.limits = limits;
  if (row.isAwaiting && limits) {
    Object.assign(row, { isAwaiting: false, low: String(limits.classes.length) });
    commit();
  }
  update(row);
}

/* Options are replaced only where they differ, so that an open list is left alone. */
function fill(select, choices, value) {
  const signature = JSON.stringify(choices);
  if (select.dataset.options !== signature) {
    select.dataset.options = signature;
    fillSelect(select, choices);
  }
  select.value = value;
}

function listSubjects(row, { programmes: known, groups: named }) {
  const programmes = known.map(([id, label]) => [`programme.${id}`, label]);
  const groups = named.map(({ name, entries }) => [name, entries]);
  const options = [["", "Choose…"], ["Place", PLACES], ["Programmes", programmes], ...groups];
  const isHeld = [...groups.flatMap(([, entries]) => entries), ...programmes, ...PLACES].some(([id]) => id === row.subject);
  if (!row.subject || isHeld) return options;
  // Asked for on another edition: it stays, and says that it cannot be tested here.
  return [[row.subject, `${row.answer ? row.answer.label : row.subject} (no figures here)`], ...options];
}

/* Clear differences are offered where areas were tested against London. */
function listComparisons(row) {
  if (isProgramme(row.subject)) return PROGRAMME_COMPARISONS;
  const isTested = !row.limits || !row.limits.why_not_clear;
  const counts = row.limits?.side_counts ?? {};
  return VALUE_COMPARISONS.filter(([id]) => isTested || id === row.comparison || !id.startsWith("clear."))
    .map(([id, text]) => [id, addCount(text, counts[id.slice("clear.".length)])]);
}

const addCount = (text, count) => (count === undefined ? text : `${text} (${writeNumber(count)})`);

function update(row) {
  const { parts, limits } = row;
  const problem = findProblem(row);
  const number = rows.indexOf(row) + 1;
  const isNear = row.subject === "near";
  const isAboutValue = row.subject && !isProgramme(row.subject) && !isPlace(row.subject);
  const takesNumbers = isNear || (isAboutValue && ["least", "most", "between"].includes(row.comparison));
  if (testable) fill(parts.subject, listSubjects(row, testable), row.subject);
  fill(parts.comparison, listComparisons(row), row.comparison);
  if (isNear) fill(parts.centre, listCentres(row), row.high);
  fillTicks(row);
  if (parts.low.value !== row.low) parts.low.value = row.low;
  if (parts.high.value !== row.high) parts.high.value = row.high;
  parts.comparison.hidden = !row.subject || isPlace(row.subject);
  parts.centre.hidden = !isNear;
  parts.low.hidden = parts.unit.hidden = !takesNumbers;
  parts.joint.hidden = parts.high.hidden = !(isAboutValue && row.comparison === "between");
  parts.low.setAttribute("aria-label", isNear ? "Kilometres" : row.comparison === "between" ? "Lower limit" : "Limit");
  parts.unit.textContent = isNear ? "km of" : limits ? limits.unit : "";
  const isWrong = problem.startsWith("“");
  for (const input of [parts.low, parts.high]) input.setAttribute("aria-invalid", String(isWrong));
  tell(row, problem);
  parts.box.setAttribute("aria-label", `Condition ${number}`);
  parts.drop.setAttribute("aria-label", `Remove condition ${number}`);
}

/* Boroughs, and whatever else the address names. */
function listCentres(row) {
  const known = testable?.boroughs ?? [];
  const isKnown = !row.high || known.some(([code]) => code === row.high);
  return [["", "Choose an area…"], ...(isKnown ? [] : [[row.high, row.answer?.chip ?? row.high]]), ...known.map((one) => one.slice(0, 2))];
}

/* Boroughs, after whatever else the address names: what is unticked of that can be ticked again. */
function listPlaces(row) {
  const boroughs = testable?.boroughs ?? [];
  const { features = [], index } = currentMap().shown ?? {};
  const codes = boroughs.length ? row.low.split("_").filter((one) => one && boroughs.every(([code]) => code !== one)) : [];
  row.others = [...new Set([...(row.others ?? []), ...codes])].sort();
  return [...row.others.map((code) => [code, features[index?.get(code) ?? -1]?.properties.name ?? code]), ...boroughs.map(([code, name, counted]) => [code, name + counted])];
}

function listTicks(row) {
  if (row.subject === "in") return listPlaces(row);
  const classes = row.limits ? row.limits.classes : [];
  const options = classes.map((range, i) => [String(i + 1), addCount(range, row.limits.class_counts[i])]);
  const others = row.low.split("_").filter((one) => one && !options.some(([value]) => value === one));
  return [...options, ...others.map((one) => [one, `Class ${one}: not here`])];
}

/* Some of a list, each with a box to tick; nothing is made anew that is there, so the focus stays. */
function fillTicks(row) {
  const { ticks } = row.parts;
  ticks.hidden = !row.subject || !takesTicks(row);
  const choices = ticks.hidden ? [] : listTicks(row);
  const signature = JSON.stringify(choices);
  if (ticks.dataset.options !== signature) {
    ticks.dataset.options = signature;
    ticks.replaceChildren(
      element("legend", row.subject !== "in" ? "Classes" : row.others.length ? "Areas" : "Boroughs"),
      ...choices.map(([value, text]) => drawTick(row, value, text)),
    );
  }
  const ticked = row.low.split("_");
  ticks.querySelectorAll("input").forEach((box) => { box.checked = ticked.includes(box.value); });
}

function drawTick(row, value, text) {
  const label = element("label", "", "condition-tick");
  const box = element("input", "", "", { type: "checkbox", value });
  box.addEventListener("change", () => { row.low = toggleTick(row.low, value); settle(row, "low"); });
  label.append(box, ` ${text}`);
  return label;
}

function tell(row, problem) {
  const { limits, answer, parts } = row;
  const held = limits && limits.held && ["least", "most", "between"].includes(row.comparison) ? limits.held : "";
  const said = problem ? [problem, held] : answer ? [answer.counted, ...answer.notes] : [];
  const text = said.filter(Boolean).join(" ");
  if (parts.told.textContent !== text) parts.told.textContent = text;
  parts.told.classList.toggle("is-wrong", problem.startsWith("“") || Boolean(answer && !problem && answer.is_aside));
}

function arrange() {
  const host = byId("conditions");
  if (!host.firstChild) {
    const tools = element("div", "", "condition-tools");
    const more = button("Add a condition", () => { const row = add({}); arrange(); row.parts.subject.focus(); }, "more");
    const clear = button("Clear all", () => { rows = []; arrange(); more.focus(); commit(); }, "more");
    [more.id, clear.id] = ["condition-add", "condition-clear"];
    tools.append(more, clear);
    host.append(
      element("div", "", "condition-sum"), element("div", "", "condition-rows"), element("p", "", "about-choice"), tools,
    );
  }
  const [sum, list, about] = host.children;
  sum.replaceChildren(...drawSum(verdicts));
  const boxes = rows.map((row) => row.parts.box);
  [...list.children].filter((box) => !boxes.includes(box)).forEach((box) => box.remove());
  boxes.filter((box) => !box.parentNode).forEach((box) => list.append(box));
  rows.forEach(update);
  const most = testable ? testable.most : 8;
  byId("condition-add", HTMLButtonElement).disabled = rows.length >= most;
  byId("condition-clear").hidden = !rows.length;
  about.textContent = rows.length >= most ? `${most} conditions are the most that can be asked.`
    : rows.length ? "An area must meet them all." : "Show only areas that meet conditions on figures, programmes or where they lie.";
}

/* How many areas match, do not, and cannot be told: as a bar and in words. */
function drawSum(/** @type {string} */ given) {
  if (!given) return [];
  const counts = ["1", "0", "?"].map((sign) => [...given].filter((one) => one === sign).length);
  const bar = element("div", "", "condition-bar", { "aria-hidden": "true" });
  ["matching", "out", "untold"].forEach((name, i) => {
    const part = element("span", "", name);
    part.style.flexGrow = String(counts[i]);
    bar.append(part);
  });
  const [match, not, untold] = counts.map(writeNumber);
  return [bar, element("p", `${match} match, ${not} do not${counts[2] ? `, ${untold} we cannot tell` : ""}`)];
}

async function prepare() {
  const query = writeQuery(params, ON_WHICH_CHOICES_DEPEND);
  testable = await fetchJson("/view/testable?" + query).catch(() => testable);
  await Promise.all(rows.map(fetchLimits));
  arrange();
}

/* The map has followed the address: rows follow it too, unless they wrote it, or wrote more meanwhile. */
export function showConditions(answer, next) {
  params = next;
  verdicts = answer ? answer.verdicts : "";
  const asked = answer ? answer.conditions : [];
  const asks = next.where || "";
  if (asks !== committed && asks === (readAddress().where || "")) {
    rows = [];
    asked.forEach((condition) => add(parseCondition(condition.text)));
    committed = asks;
  }
  rows.forEach((row) => {
    row.was = row.comparison;
    row.answer = findProblem(row) ? null : asked.find(({ text }) => text === writeCondition(row)) || null;
  });
  if (byId("main").dataset.panel === "filter") prepare();
}

/* What can be asked is fetched when the builder is opened. */
export function startBuilder() {
  document.addEventListener("atlas:panel", (/** @type {any} */ { detail }) => { if (detail === "filter") prepare(); });
}
