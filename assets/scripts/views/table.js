/* The table: everything the map shows, in any order, with the same selection. */
import { readAddress } from "../address/address.js";
import { button, byId, element, find } from "../browser/dom.js";
import { compareValues, nameArea, readArea, writeNumber } from "../data/figures.js";
import { chooseArea } from "../map/attention.js";
import { currentMap } from "../map/map.js";
import { drawListChoice, pickListed } from "./listed-areas.js";

const FIRST_ROWS = 700;
const order = { column: "name", isDown: false };

function readRows(figures, edition, reach, places, matches) {
  return places.map((i) => {
    const code = figures.areas[i];
    const { name, borough } = nameArea(figures, edition, code);
    const { value, ...others } = readArea(figures, i);
    return {
      ...others, ...readChange(figures.change, i), code, name, parent: borough, shown: value,
      sort: figures.values[i], matches,
      records: reach ? reach.by_area[code] || 0 : null,
      recordsText: reach ? reach.words[code] || reach.none : "",
    };
  });
}

/* What a change adds to an area's row: the value then, the change, its interval and its outcome. */
function readChange(change, i) {
  if (!change) return {};
  return {
    earlier: change.earlier[i], change: change.change[i], changeInterval: change.intervals[i],
    outcome: change.outcomes[i],
    changeTexts: { earlier: change.before[i], change: change.shown[i] },
  };
}

function listChange({ since, until }) {
  return [
    { key: "earlier", title: since, isNumber: true },
    { key: "sort", title: until, isNumber: true },
    { key: "change", title: "Change", isNumber: true },
    { key: "changeInterval", title: "95 % interval of the change", isFixed: true },
    { key: "outcome", title: `Since ${since}` },
  ];
}

function listColumns(figures, reach, hasUntold) {
  const columns = [{ key: "name", title: "Area" }];
  if (figures.parents) columns.push({ key: "parent", title: "Borough" });
  if (figures.change) columns.push(...listChange(figures.change));
  else {
    columns.push({ key: "sort", title: figures.value_title, isNumber: true });
    if (figures.has_intervals) columns.push({ key: "interval", title: "95 % interval", isFixed: true });
    if (figures.outcome_words.length > 1) columns.push({ key: "outcome", title: "Compared with London" });
  }
  if (figures.notes.length > 1) columns.push({ key: "note", title: "Note" });
  if (hasUntold) columns.push({ key: "matches", title: "Matches the filters", isFixed: true });
  if (reach) columns.push({ key: "records", title: "Records of chosen programmes", isNumber: true });
  return columns;
}

function drawHead(columns, redraw) {
  const row = element("tr");
  for (const { key, title, isNumber = false, isFixed = false } of columns) {
    const cell = element("th", isFixed ? title : "", isNumber ? "number" : "", { scope: "col" });
    if (!isFixed) {
      const isOrder = order.column === key;
      cell.setAttribute("aria-sort", isOrder ? (order.isDown ? "descending" : "ascending") : "none");
      const sort = button(title, () => {
        Object.assign(order, { column: key, isDown: isOrder ? !order.isDown : isNumber });
        redraw();
        find(`#table [data-sort="${key}"]`).focus();
      }, "sort");
      sort.dataset.sort = key;
      cell.append(sort);
    }
    row.append(cell);
  }
  const head = element("thead");
  head.append(row);
  return head;
}

function drawRow(row, columns, chosen) {
  const line = element("tr");
  line.dataset.code = row.code;
  if (row.code === chosen) line.setAttribute("aria-current", "true");
  const texts = { ...row, sort: row.shown, records: row.recordsText, ...row.changeTexts };
  columns.forEach(({ key, isNumber }) => {
    if (key !== "name") {
      line.append(element("td", texts[key], isNumber ? "number" : ""));
      return;
    }
    const cell = element("th", "", "", { scope: "row" });
    cell.append(button(row.name, () => chooseArea(row.code), "choose-row"));
    line.append(cell);
  });
  return line;
}

function drawBody(rows, columns, most) {
  const body = element("tbody");
  const chosen = readAddress().area;
  rows.slice(0, most).forEach((row) => body.append(drawRow(row, columns, chosen)));
  return body;
}

/**
 * Draw the areas of a view as rows.
 * @param {Atlas.Figures} figures
 * @param {Atlas.Edition} edition
 * @param {{ reach: Atlas.Reach | null, problem: string }} records
 */
export function drawTable(figures, edition, records, most = FIRST_ROWS) {
  const { reach, problem } = records;
  const { within } = readAddress();
  const picked = pickListed(figures, edition, within);
  const columns = listColumns(figures, reach, picked.untold.length > 0);
  if (!columns.some((column) => column.key === order.column)) order.column = "name";
  const sort = (rows) => rows.sort((a, b) => compareValues(a[order.column], b[order.column], order.isDown));
  // Those of which the filters cannot tell stand last, whatever the order.
  const rows = [
    ...sort(readRows(figures, edition, reach, picked.places, "yes")),
    ...sort(readRows(figures, edition, reach, picked.untold, "we cannot tell")),
  ];
  const redraw = (count = most) => drawTable(figures, edition, records, count);
  const title = (picked.choice ? picked.title + ": " : "") + figures.legend.title;
  const table = element("table");
  table.append(element("caption", title), drawHead(columns, redraw), drawBody(rows, columns, most));
  const box = element("div", "", "table-box", { tabindex: 0, role: "region", "aria-label": title });
  box.append(table);
  const more = rows.length > most
    ? [button(`Show all ${writeNumber(rows.length)} rows`, () => redraw(rows.length), "more")] : [];
  const none = element("p", figures.filter?.sentence ?? "", "table-none");
  byId("table").replaceChildren(
    ...(problem ? [element("p", problem, "notice")] : []), ...drawListChoice(figures, within),
    ...(rows.length ? [box, ...more] : [none]),
  );
  writeDownload();
}

/* The file is what is on screen: the address's choices, in the table's order. */
export function writeDownload() {
  const link = byId("download", HTMLAnchorElement);
  const { view } = byId("main").dataset;
  if (view === "trend") {
    link.href = `/api/v1/observations?indicator=${currentMap().figures.indicator}&format=csv`;
    return;
  }
  // The address may still be on its way to the browser's own.
  const query = new URLSearchParams(readAddress());
  const { column, isDown } = view === "ranking" ? { column: "rank", isDown: true } : order;
  query.set("sort", column === "sort" ? "value" : column);
  query.set("order", isDown ? "descending" : "ascending");
  link.href = "/view/table.csv?" + query.toString();
}
