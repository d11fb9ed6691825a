/* What was found in a reader's file, before any of it is shown. */
atlas.own.preview = (function () {
  "use strict";

  const MOST_ROWS = 200;
  const MOST_AREAS = 8;
  const ERROR_COLUMNS = { row: "Row", column: "Column", value: "Value", expected: "Expected", mend: "How to mend it" };
  const make = (tag, text, className) => atlas.attention.element(tag, text, className);
  const count = (number, one, several) => `${number.toLocaleString("en-GB")} ${number === 1 ? one : several}`;

  function buildTable(heads, rows, className = "own-table") {
    const table = make("table", "", className);
    const head = table.createTHead().insertRow();
    Object.values(heads).forEach((name) => {
      const cell = make("th", name);
      cell.scope = "col";
      head.append(cell);
    });
    const body = table.createTBody();
    rows.forEach((row) => {
      const line = body.insertRow();
      Object.keys(heads).forEach((name) => { line.insertCell().textContent = row[name] ?? ""; });
    });
    return table;
  }

  function buildBox(table, name) {
    const box = make("div", "", "own-scroll");
    box.tabIndex = 0;
    box.setAttribute("role", "region");
    box.setAttribute("aria-label", name);
    box.append(table);
    return box;
  }

  /* One row of a file as others can open it: quoted, and never read as a formula. */
  function writeCell(value) {
    const text = Array.isArray(value) ? value.join("; ") : String(value ?? "");
    const safe = typeof value === "string" && /^[=+\-@\t\r]/.test(text) ? "'" + text : text;
    return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  }

  /* Give the reader a file that this page itself wrote; the server hears nothing of it. */
  function download(name, heads, rows) {
    const lines = [heads, ...rows.map((row) => heads.map((head) => row[head]))];
    const text = "\ufeff" + lines.map((line) => line.map(writeCell).join(",")).join("\r\n") + "\r\n";
    const address = URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" }));
    const link = make("a");
    link.href = address;
    link.download = name;
    link.click();
    window.setTimeout(() => URL.revokeObjectURL(address), 10_000);
  }

  function buildErrors(answer) {
    if (!answer.errors.length) return [];
    const left = answer.errors_left_out || 0;
    const all = answer.errors.length + left;
    const buttons = make("div", "", "own-acts");
    buttons.append(atlas.own.load.makeButton("Download the errors (CSV)", () =>
      download("errors-in-your-file.csv", Object.keys(ERROR_COLUMNS), answer.errors)));
    const shown = answer.errors.slice(0, MOST_ROWS);
    const listed = shown.length < all ? ` The first ${shown.length.toLocaleString("en-GB")} are listed.` : "";
    const written = left ? ` The download holds the first ${answer.errors.length.toLocaleString("en-GB")}.` : "";
    return [
      make("h3", count(all, "error", "errors")),
      make("p", "Rows with an error are not shown. Mend them in the file and load it again." + listed + written, "soft"),
      buildBox(buildTable(ERROR_COLUMNS, shown), "Errors in your file"),
      buttons,
    ];
  }

  function buildAnswer(place) {
    const item = make("li");
    const id = `own-answer-${place.row}-${place.column}`;
    const label = make("label", `Row ${place.row}, ${place.column}: “${place.value}”`);
    label.htmlFor = id;
    const select = make("select", "", "form-select");
    select.id = id;
    const options = [["", place.near.length ? "Choose the place…" : "No similar name is known"],
      ...place.near.map((near) => [near.area_code, near.kind ? `${near.name} (${near.kind})` : near.name])];
    options.forEach(([value, text]) => {
      const option = make("option", text);
      option.value = value;
      select.append(option);
    });
    select.disabled = !place.near.length;
    select.dataset.key = `${place.row}:${place.column}`;
    item.append(label, select);
    return item;
  }

  function buildUnmatched(answer, { answerRow }) {
    if (!answer.unmatched.length) return [];
    const list = make("ul", "", "own-answers");
    list.append(...answer.unmatched.slice(0, MOST_ROWS).map((place) => buildAnswer(place)));
    const check = atlas.own.load.makeButton("Check with these places", () => {
      const chosen = [...list.querySelectorAll("select")].filter((select) => select.value);
      if (chosen.length) answerRow(Object.fromEntries(chosen.map((select) => [select.dataset.key, select.value])));
    });
    const buttons = make("div", "", "own-acts");
    buttons.append(check);
    return [
      make("h3", count(answer.unmatched.length, "place is not known", "places are not known")),
      make("p", "Nothing is guessed. Choose the place that a row means, or mend it in the file; until then the row is not shown.", "soft"),
      list,
      buttons,
    ];
  }

  function buildDuplicates(answer) {
    if (!answer.duplicates.length) return { parts: [], tick: null };
    const tick = make("input");
    tick.type = "checkbox";
    tick.id = "own-leave";
    tick.checked = true;
    const label = make("label", "", "own-tick");
    label.append(tick, `Leave out ${count(answer.duplicates.length, "row", "rows")} that may be there already`);
    const rows = answer.duplicates.slice(0, MOST_ROWS).map((one) => ({
      row: one.row, same: one.where === "atlas" ? `a record of the atlas${one.same_as ? `: ${one.same_as}` : ""}` : `row ${one.same_as} of this file`,
    }));
    const details = make("details");
    details.append(make("summary", "Which rows, and what they repeat"), buildBox(buildTable({ row: "Row", same: "Looks the same as" }, rows), "Rows that may be there already"));
    return { tick, parts: [make("h3", count(answer.duplicates.length, "possible duplicate", "possible duplicates")), label, details] };
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
    const list = make("ul", "", "own-counts");
    told.filter(([number], place) => number || place < 3).forEach(([number, words]) => {
      const item = make("li");
      item.append(make("b", number.toLocaleString("en-GB")), words);
      list.append(item);
    });
    return list;
  }

  /* Where the rows are that would be shown: the areas with most of them by name. */
  function tellAreas({ accepted }) {
    const counts = new Map();
    accepted.forEach((row) => [].concat(row.area_names || row.area_name || []).forEach((name) => counts.set(name, (counts.get(name) || 0) + 1)));
    const names = [...counts].sort((one, other) => other[1] - one[1]);
    if (!names.length) return [];
    const more = names.length - MOST_AREAS;
    const told = names.slice(0, MOST_AREAS).map(([name, rows]) => `${name} (${rows.toLocaleString("en-GB")})`).join(", ");
    return [make("p", `Rows by area: ${told}${more > 0 ? ` and ${count(more, "other", "others")}` : ""}.`, "soft")];
  }

  function buildActs(answer, tick, acts) {
    const buttons = make("div", "", "own-acts");
    if (answer.accepted.length) {
      buttons.append(atlas.own.load.makeButton("Show on the map", () => {
        const left = new Set(tick && tick.checked ? answer.duplicates.map((one) => one.row) : []);
        const rows = answer.accepted.filter((row) => !left.has(row.row));
        acts.clear();
        atlas.own.store.keep(answer.kind, { name: answer.name, rows, version: answer.data_version });
        atlas.own.shown.focus(answer.kind);
      }, "action is-first"));
    }
    const other = () => {
      acts.clear();
      document.getElementById("own-file").focus();
    };
    buttons.append(atlas.own.load.makeButton("Load another file", other));
    return buttons;
  }

  /* Say what was found. Nothing is kept before its reader agrees. */
  function show(answer, acts) {
    const host = make("div", "", "own-preview");
    const head = make("h2", `What was found in ${answer.name}`);
    head.tabIndex = -1;
    const { parts, tick } = buildDuplicates(answer);
    const held = atlas.own.store.read(answer.kind);
    const replaced = held && held.rows.length
      ? [make("p", `Showing these takes the place of the ${count(held.rows.length, "row", "rows")} of ${atlas.own.store.NAMES[answer.kind]} shown now.`, "notice")] : [];
    const notices = (answer.notices || []).map((notice) => make("p", notice, "notice"));
    host.append(head, make("p", answer.summary, "own-summary"), buildCounts(answer), ...tellAreas(answer), ...notices, ...replaced,
      buildActs(answer, tick, acts), ...buildUnmatched(answer, acts), ...parts, ...buildErrors(answer));
    document.getElementById("own-preview").replaceChildren(host);
    head.focus();
  }

  return { show, buildTable, buildBox, download, count };
})();
