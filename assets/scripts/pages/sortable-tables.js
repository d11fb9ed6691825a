/* Tables that the server wrote whole: their headers become buttons that sort the rows. */
import { button, findAll } from "../browser/dom.js";
import { compareValues } from "../data/figures.js";

/* Numbers are sorted as numbers; what has no value has no key. */
function readKey(cell, kind) {
  if (kind !== "number") return cell.textContent.trim();
  return cell.dataset.value ? Number(cell.dataset.value) : null;
}

function sortRows(table, head, isDown) {
  const body = table.tBodies[0];
  const rows = [...body.rows].map((row) => ({ row, key: readKey(row.cells[head.cellIndex], head.dataset.sortable) }));
  rows.sort((a, b) => compareValues(a.key, b.key, isDown));
  body.append(...rows.map(({ row }) => row));
  for (const other of table.tHead.rows[0].cells) {
    other.setAttribute("aria-sort", other === head ? (isDown ? "descending" : "ascending") : "none");
  }
}

function addButton(table, head) {
  const sort = button(head.textContent, () => {
    const order = head.getAttribute("aria-sort");
    // Numbers are asked for from the highest first, names from A.
    const isDown = order === "none" ? head.dataset.sortable === "number" : order === "ascending";
    sortRows(table, head, isDown);
  }, "sort");
  head.setAttribute("aria-sort", "none");
  head.replaceChildren(sort);
}

function offerSorting() {
  findAll("[data-sortable-table]").forEach((table) => {
    const heads = findAll("[data-sortable]", table);
    heads.forEach((head) => addButton(table, head));
    // The rows come in the order of their names.
    if (table.dataset.sortableTable === "by-name") heads[0]?.setAttribute("aria-sort", "ascending");
  });
}

/* The main part of a page with a live form is exchanged, tables and all. */
export function keepSorting() {
  offerSorting();
  document.addEventListener("atlas:exchanged", offerSorting);
}
