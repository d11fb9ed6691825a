/* The table: everything the map shows, in any order, with the same selection. */
atlas.table = (function () {
  "use strict";

  const FIRST_ROWS = 700;
  const make = (tag, text, className) => atlas.attention.element(tag, text, className);
  const order = { column: "name", isDown: false };
  let drawnFor = null;

  function readRows(figures, edition, reach, { places }) {
    return places.map((i) => {
      const code = figures.areas[i];
      const place = edition.index.get(code);
      const properties = place === undefined ? { name: code } : edition.features[place].properties;
      const told = atlas.figures.tell(figures, i);
      return {
        code, name: properties.name, parent: atlas.figures.parentName(figures, properties.parent),
        value: figures.values[i], ...{ ...told, value: undefined }, shown: told.value,
        sort: figures.values[i],
        records: reach ? reach.by_area[code] || 0 : null,
        recordsText: reach ? reach.words[code] || reach.none : "",
      };
    });
  }

  function listColumns(figures, reach) {
    const columns = [{ key: "name", title: "Area" }];
    if (figures.parents) columns.push({ key: "parent", title: "Borough" });
    columns.push({ key: "sort", title: figures.value_title, isNumber: true });
    if (figures.has_intervals) columns.push({ key: "interval", title: "95 % interval", isFixed: true });
    if (figures.outcome_words.length > 1) columns.push({ key: "outcome", title: "Compared with London" });
    if (figures.notes.length > 1) columns.push({ key: "note", title: "Note" });
    if (reach) columns.push({ key: "records", title: "Records of chosen programmes", isNumber: true });
    return columns;
  }

  function compare(a, b) {
    const [x, y] = [a[order.column], b[order.column]];
    // What has no value stays last in both directions, in the order of the codes.
    const isBlank = (value) => value === null || value === undefined || value === "";
    if (isBlank(x) || isBlank(y)) return isBlank(x) - isBlank(y);
    const step = typeof x === "number" ? x - y : x.localeCompare(y, "en-GB");
    return order.isDown ? -step : step;
  }

  function drawHead(columns, redraw) {
    const row = document.createElement("tr");
    for (const column of columns) {
      const cell = make("th", column.isFixed ? column.title : "", column.isNumber ? "number" : "");
      cell.scope = "col";
      if (!column.isFixed) {
        const isOrder = order.column === column.key;
        cell.setAttribute("aria-sort", isOrder ? (order.isDown ? "descending" : "ascending") : "none");
        const button = make("button", column.title, "sort");
        button.dataset.sort = column.key;
        button.onclick = () => {
          order.isDown = isOrder ? !order.isDown : Boolean(column.isNumber);
          order.column = column.key;
          redraw();
          document.querySelector(`#table [data-sort="${column.key}"]`).focus();
        };
        cell.append(button);
      }
      row.append(cell);
    }
    const head = document.createElement("thead");
    head.append(row);
    return head;
  }

  function drawRow(row, columns, chosen) {
    const line = document.createElement("tr");
    line.dataset.code = row.code;
    if (row.code === chosen) line.setAttribute("aria-current", "true");
    columns.forEach((column) => {
      const text = { sort: row.shown, records: row.recordsText }[column.key] ?? row[column.key];
      if (column.key === "name") {
        const cell = make("th");
        cell.scope = "row";
        const button = make("button", row.name, "choose-row");
        button.onclick = () => atlas.attention.choose(row.code);
        cell.append(button);
        line.append(cell);
      } else {
        line.append(make("td", text, column.isNumber ? "number" : ""));
      }
    });
    return line;
  }

  function drawBody(rows, columns, most) {
    const body = document.createElement("tbody");
    const chosen = atlas.address.read().area;
    rows.slice(0, most).forEach((row) => body.append(drawRow(row, columns, chosen)));
    return body;
  }

  function draw(figures, edition, records, most = FIRST_ROWS) {
    const { reach, problem } = records;
    const panel = document.getElementById("table");
    drawnFor = figures;
    const columns = listColumns(figures, reach);
    if (!columns.some((column) => column.key === order.column)) order.column = "name";
    const { within } = atlas.address.read();
    const picked = atlas.listed.pick(figures, edition, within);
    const rows = readRows(figures, edition, reach, picked).sort(compare);
    const redraw = (count = most) => draw(figures, edition, records, count);
    const table = document.createElement("table");
    const title = (picked.choice ? picked.choice.title + ": " : "") + figures.legend.title;
    table.append(make("caption", title), drawHead(columns, redraw));
    table.append(drawBody(rows, columns, most));
    const box = make("div", "", "table-box");
    box.tabIndex = 0;
    box.setAttribute("role", "region");
    box.setAttribute("aria-label", title);
    box.append(table);
    const said = problem ? [make("p", problem, "notice")] : [];
    panel.replaceChildren(...said, ...atlas.listed.drawChoice(figures, within), box);
    if (rows.length > most) panel.append(drawMore(rows.length, () => redraw(rows.length)));
    tellDownload();
  }

  function drawMore(count, act) {
    const button = make("button", `Show all ${count.toLocaleString("en-GB")} rows`, "more");
    button.onclick = act;
    return button;
  }

  /* The file is what is on screen: the address's choices, in the table's order. */
  function tellDownload() {
    const link = document.getElementById("download");
    if (document.getElementById("main").dataset.view === "trend") {
      const { indicator } = atlas.map.current().figures;
      link.href = `/api/v1/observations?indicator=${indicator}&format=csv`;
      return;
    }
    // The address may still be on its way to the browser's own.
    const query = new URLSearchParams(atlas.address.read());
    const isRanking = document.getElementById("main").dataset.view === "ranking";
    const { column, isDown } = isRanking ? { column: "rank", isDown: true } : order;
    query.set("sort", { sort: "value" }[column] || column);
    query.set("order", isDown ? "descending" : "ascending");
    link.href = "/view/table.csv?" + query.toString();
  }

  function markChosen(code) {
    document.querySelectorAll("#table tr[aria-current]").forEach((row) => row.removeAttribute("aria-current"));
    const row = document.querySelector(`#table tr[data-code="${CSS.escape(code || "")}"]`);
    if (row) row.setAttribute("aria-current", "true");
  }

  return { draw, markChosen, tellDownload, drawnFor: () => drawnFor };
})();

atlas.figures.parentName = (figures, code) => (figures.parents && code ? figures.parents[code] || "" : "");
