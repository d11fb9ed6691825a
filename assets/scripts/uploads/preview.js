/* What was found in a reader's file, before any of it is shown. */
import { box, button, byId, element, findAll, listOf, select } from "../browser/dom.js";
import { count, writeNumber } from "../data/figures.js";
import { NAMES, keepRows, readRows } from "./kept-rows.js";
import { buildBox, buildTable, downloadRows } from "./row-tables.js";

const MOST_ROWS = 200;
const MOST_AREAS = 8;
const ERROR_COLUMNS = { row: "Row", column: "Column", value: "Value", expected: "Expected", mend: "How to mend it" };

function buildErrors(answer) {
  if (!answer.errors.length) return [];
  const left = answer.errors_left_out || 0;
  const all = answer.errors.length + left;
  const download = () => downloadRows("errors-in-your-file.csv", Object.keys(ERROR_COLUMNS), answer.errors);
  const shown = answer.errors.slice(0, MOST_ROWS);
  const listed = shown.length < all ? ` The first ${writeNumber(shown.length)} are listed.` : "";
  const written = left ? ` The download holds the first ${writeNumber(answer.errors.length)}.` : "";
  return [
    element("h3", count(all, "error", "errors")),
    element("p", "Rows with an error are not shown. Mend them in the file and load it again." + listed + written, "soft"),
    buildBox(buildTable(ERROR_COLUMNS, shown), "Errors in your file"),
    box("upload-acts", button("Download the errors (CSV)", download, "action")),
  ];
}

function buildAnswer(place) {
  const id = `upload-answer-${place.row}-${place.column}`;
  const answers = select([
    ["", place.near.length ? "Choose the place…" : "No similar name is known"],
    ...place.near.map((near) => [near.area_code, near.kind ? `${near.name} (${near.kind})` : near.name]),
  ]);
  answers.id = id;
  answers.disabled = !place.near.length;
  answers.dataset.key = `${place.row}:${place.column}`;
  return [element("label", `Row ${place.row}, ${place.column}: “${place.value}”`, "", { for: id }), answers];
}

function buildUnmatched(answer, { answerRow }) {
  if (!answer.unmatched.length) return [];
  const list = listOf(answer.unmatched.slice(0, MOST_ROWS).map(buildAnswer), "upload-answers");
  const check = () => {
    const chosen = findAll("select", list, HTMLSelectElement).filter(({ value }) => value);
    if (chosen.length) answerRow(Object.fromEntries(chosen.map(({ dataset, value }) => [dataset.key, value])));
  };
  return [
    element("h3", count(answer.unmatched.length, "place is not known", "places are not known")),
    element("p", "Nothing is guessed. Choose the place that a row means, or mend it in the file; until then the row is not shown.", "soft"),
    list,
    box("upload-acts", button("Check with these places", check, "action")),
  ];
}

function buildDuplicates(answer) {
  if (!answer.duplicates.length) return { parts: [], tick: null };
  const tick = element("input", "", "", { type: "checkbox", id: "upload-leave" });
  tick.checked = true;
  const label = element("label", "", "upload-tick");
  label.append(tick, `Leave out ${count(answer.duplicates.length, "row", "rows")} that may be there already`);
  const rows = answer.duplicates.slice(0, MOST_ROWS).map((one) => ({
    row: one.row, same: one.where === "atlas" ? `a record of the atlas${one.same_as ? `: ${one.same_as}` : ""}` : `row ${one.same_as} of this file`,
  }));
  const details = element("details");
  details.append(element("summary", "Which rows, and what they repeat"), buildBox(buildTable({ row: "Row", same: "Looks the same as" }, rows), "Rows that may be there already"));
  return { tick, parts: [element("h3", count(answer.duplicates.length, "possible duplicate", "possible duplicates")), label, details] };
}

function buildCounts(answer) {
  const { accepted, counts } = answer;
  const areas = new Set(accepted.flatMap((row) => row.area_codes || row.area_code || [])).size;
  const told = [
    [counts.accepted, counts.accepted === 1 ? "row can be shown" : "rows can be shown"],
    [areas, areas === 1 ? "area named" : "areas named"],
    [counts.rows_with_errors, counts.rows_with_errors === 1 ? "row with an error" : "rows with errors"],
    [counts.duplicates, counts.duplicates === 1 ? "possible duplicate" : "possible duplicates"],
    [counts.unmatched, counts.unmatched === 1 ? "place not known" : "places not known"],
    [counts.sensitive, "kept to the borough, as families are"],
    [counts.not_located, "not located"],
  ];
  return listOf(told.filter(([number], place) => number || place < 3)
    .map(([number, words]) => [element("b", writeNumber(number)), words]), "upload-counts");
}

/* Where the rows are that would be shown: the areas with most of them by name. */
function tellAreas({ accepted }) {
  const counts = new Map();
  accepted.forEach((row) => [].concat(row.area_names || row.area_name || []).forEach((name) => counts.set(name, (counts.get(name) || 0) + 1)));
  const names = [...counts].sort((one, other) => other[1] - one[1]);
  if (!names.length) return [];
  const more = names.length - MOST_AREAS;
  const told = names.slice(0, MOST_AREAS).map(([name, rows]) => `${name} (${writeNumber(rows)})`).join(", ");
  return [element("p", `Rows by area: ${told}${more > 0 ? ` and ${count(more, "other", "others")}` : ""}.`, "soft")];
}

function buildActs(answer, tick, { clear }) {
  const show = () => {
    const left = new Set(tick?.checked ? answer.duplicates.map((one) => one.row) : []);
    const rows = answer.accepted.filter((row) => !left.has(row.row));
    clear();
    keepRows(answer.kind, { name: answer.name, rows, version: answer.data_version });
    document.getElementById(`upload-${answer.kind}-head`)?.focus();
  };
  const other = () => {
    clear();
    byId("upload-file").focus();
  };
  const first = answer.accepted.length ? [button("Show on the map", show, "action is-first")] : [];
  return box("upload-acts", ...first, button("Load another file", other, "action"));
}

/* Say what was found. Nothing is kept before its reader agrees. */
export function showPreview(answer, acts) {
  const head = element("h2", `What was found in ${answer.name}`, "", { tabindex: -1 });
  const { parts, tick } = buildDuplicates(answer);
  const held = readRows(answer.kind);
  const replaced = held && held.rows.length
    ? [element("p", `Showing these takes the place of the ${count(held.rows.length, "row", "rows")} of ${NAMES[answer.kind]} shown now.`, "notice")] : [];
  const notices = (answer.notices || []).map((notice) => element("p", notice, "notice"));
  byId("upload-preview").replaceChildren(box("upload-preview",
    head, element("p", answer.summary, "upload-summary"), buildCounts(answer), ...tellAreas(answer), ...notices, ...replaced,
    buildActs(answer, tick, acts), ...buildUnmatched(answer, acts), ...parts, ...buildErrors(answer)));
  head.focus();
}
