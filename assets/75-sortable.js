/* Tables that the server wrote whole: their headers become buttons that sort the rows. */
(function () {
  "use strict";

  const readKey = (cell, kind) =>
    kind === "number" ? cell.dataset.value : cell.textContent.trim();

  /* What has no value stays last in both directions, as in every table of the atlas. */
  function compareKeys(a, b, { kind, isDown }) {
    const isBlank = (key) => key === undefined || key === "";
    if (isBlank(a) || isBlank(b)) return isBlank(a) - isBlank(b);
    const step = kind === "number" ? Number(a) - Number(b) : a.localeCompare(b, "en-GB");
    return isDown ? -step : step;
  }

  function sortRows(table, head, isDown) {
    const order = { kind: head.dataset.sortable, isDown };
    const body = table.tBodies[0];
    const rows = [...body.rows].map((row) =>
      ({ row, key: readKey(row.cells[head.cellIndex], order.kind) }));
    rows.sort((a, b) => compareKeys(a.key, b.key, order));
    body.append(...rows.map(({ row }) => row));
    for (const other of table.tHead.rows[0].cells) {
      other.setAttribute("aria-sort", other === head ? (isDown ? "descending" : "ascending") : "none");
    }
  }

  function addButton(table, head) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "sort";
    button.textContent = head.textContent;
    head.setAttribute("aria-sort", "none");
    head.replaceChildren(button);
    button.onclick = () => {
      const order = head.getAttribute("aria-sort");
      // Numbers are asked for from the highest first, names from A.
      const isDown = order === "none" ? head.dataset.sortable === "number" : order === "ascending";
      sortRows(table, head, isDown);
    };
  }

  function offerSorting() {
    document.querySelectorAll("[data-sortable-table]").forEach((table) => {
      table.querySelectorAll("[data-sortable]").forEach((head) => addButton(table, head));
      const first = table.querySelector("[data-sortable]");
      // The rows come in the order of their names.
      if (first && table.dataset.sortableTable === "by-name") first.setAttribute("aria-sort", "ascending");
    });
  }

  offerSorting();
  // The main part of a page with a live form is exchanged, tables and all.
  document.addEventListener("atlas:exchanged", offerSorting);
})();
