/* A reader's rows as a table on the page, and as a file that this page itself writes. */
import { element } from "../browser/dom.js";

export function buildTable(heads, rows, className = "upload-table") {
  const table = element("table", "", className);
  const head = table.createTHead().insertRow();
  Object.values(heads).forEach((name) => {
    head.append(element("th", name, "", { scope: "col" }));
  });
  const body = table.createTBody();
  rows.forEach((row) => {
    const line = body.insertRow();
    Object.keys(heads).forEach((name) => { line.insertCell().textContent = row[name] ?? ""; });
  });
  return table;
}

/* A table that is scrolled by itself. */
export function buildBox(table, name) {
  const scroller = element("div", "", "upload-scroll", { tabindex: 0, role: "region", "aria-label": name });
  scroller.append(table);
  return scroller;
}

/* One row of a file as others can open it: quoted, and never read as a formula. */
function writeCell(value) {
  const text = Array.isArray(value) ? value.join("; ") : String(value ?? "");
  const safe = typeof value === "string" && /^[=+\-@\t\r]/.test(text) ? "'" + text : text;
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/* Give the reader a file that this page itself wrote; the server hears nothing of it. */
export function downloadRows(name, heads, rows) {
  const lines = [heads, ...rows.map((row) => heads.map((head) => row[head]))];
  const text = "\ufeff" + lines.map((line) => line.map(writeCell).join(",")).join("\r\n") + "\r\n";
  const address = URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" }));
  element("a", "", "", { href: address, download: name }).click();
  window.setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
