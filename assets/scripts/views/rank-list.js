/* A list of areas in a scrolling box of its own: one tab stop, and only the rows near sight drawn. */
import { closest, element, setAttributes } from "../browser/dom.js";
import { hoverArea, outlineArea } from "../map/attention.js";
import { takeArea } from "../map/gathering.js";

// Up to so many rows are all drawn, so that the browser's own search finds each of them.
const DRAWN_WHOLE = 120;
const MARGIN = 20;

let hovered = null;

/* What is under the pointer, told to the map and to every other list. */
function hoverRow(code) {
  if (code === hovered) return;
  hovered = code;
  hoverArea(code, true);
}

export class RankList {
  /* codes: areas in order; drawRow: makes the row of a place in that order. */
  constructor(codes, drawRow, label) {
    this.codes = codes;
    this.places = new Map(codes.map((code, place) => [code, place]));
    this.drawRow = drawRow;
    this.rows = new Map();
    this.stop = 0;
    this.marked = { hovered: null, chosen: null };
    this.box = element("div", "", "rank-box");
    this.list = element("div", "", "rank-list", { role: "listbox", "aria-label": label });
    this.list.style.setProperty("--rows", codes.length);
    this.box.append(this.list);
    this.listen();
  }

  listen() {
    const codeAt = (event) => closest(event, "[data-code]")?.dataset.code ?? null;
    this.box.addEventListener("scroll", () => this.fill(), { passive: true });
    this.list.addEventListener("click", (event) => {
      const code = codeAt(event);
      if (code) takeArea(code, event);
    });
    this.list.addEventListener("mouseover", (event) => hoverRow(codeAt(event)));
    this.list.addEventListener("mouseleave", () => hoverRow(null));
    this.list.addEventListener("focusin", (event) => {
      this.setStop(this.places.get(codeAt(event)));
      outlineArea("focus", codeAt(event));
    });
    this.list.addEventListener("focusout", () => outlineArea("focus", null));
    this.list.addEventListener("keydown", (event) => this.press(event));
  }

  /* Draw once the list is in the page and has a height. */
  fill() {
    const count = this.codes.length;
    let [from, to] = [0, count];
    if (count > DRAWN_WHOLE && !this.isWhole) {
      const high = this.rowHeight();
      from = Math.max(0, Math.floor(this.box.scrollTop / high) - MARGIN);
      to = Math.min(count, Math.ceil((this.box.scrollTop + this.box.clientHeight) / high) + MARGIN);
    }
    // The row with the tab stop stays, wherever the box is scrolled to.
    for (const [place, row] of this.rows) {
      if ((place < from || place >= to) && place !== this.stop) {
        row.remove();
        this.rows.delete(place);
      }
    }
    for (let place = from; place < to; place += 1) this.getRow(place);
  }

  rowHeight() {
    if (!this.high) this.high = this.list.getBoundingClientRect().height / this.codes.length || 44;
    return this.high;
  }

  getRow(place) {
    if (!this.rows.has(place)) {
      const row = this.drawRow(place);
      row.style.setProperty("--place", place);
      row.tabIndex = place === this.stop ? 0 : -1;
      const code = this.codes[place];
      setAttributes(row, {
        "aria-posinset": place + 1, "aria-setsize": this.codes.length,
        "aria-selected": String(code === this.marked.chosen),
      });
      row.classList.toggle("is-hovered", code === this.marked.hovered);
      this.rows.set(place, row);
      // Readers follow the order of the document, so a row goes in at its place.
      this.list.insertBefore(row, this.findAfter(place));
    }
    return this.rows.get(place);
  }

  findAfter(place) {
    const last = this.list.lastElementChild;
    const placeOf = (row) => Number(row.style.getPropertyValue("--place"));
    if (!last || placeOf(last) < place) return null;
    return [...this.list.children].find((row) => placeOf(row) > place) || null;
  }

  setStop(place) {
    if (place === undefined || place === this.stop) return;
    const before = this.rows.get(this.stop);
    if (before) before.tabIndex = -1;
    this.stop = place;
    this.getRow(place).tabIndex = 0;
  }

  /* Mark one area's row, or none; the page itself never moves for it. */
  mark(kind, code, isBrought) {
    const before = this.rows.get(this.places.get(this.marked[kind]));
    this.marked[kind] = code;
    const place = this.places.get(code);
    if (before) this.dress(before, kind, false);
    if (place === undefined) return;
    if (isBrought) this.bring(place);
    if (this.rows.has(place)) this.dress(this.rows.get(place), kind, true);
  }

  dress(row, kind, isMarked) {
    if (kind === "chosen") row.setAttribute("aria-selected", String(isMarked));
    else row.classList.toggle("is-hovered", isMarked);
  }

  /* Scroll the box, and nothing around it, until the row is in sight. */
  bring(place) {
    const high = this.rowHeight();
    const [above, below] = [place * high, (place + 1) * high];
    const { scrollTop } = this.box;
    // The box is as high as its room leaves it, which is seldom a whole number of pixels.
    const clientHeight = Math.floor(this.box.getBoundingClientRect().height) - 2;
    const head = this.list.offsetTop;
    if (above < scrollTop) this.box.scrollTop = above;
    else if (below + head > scrollTop + clientHeight) this.box.scrollTop = below + head - clientHeight;
    this.fill();
  }

  bringChosen() {
    const place = this.places.get(this.marked.chosen);
    if (place === undefined) this.fill();
    else this.bring(place);
  }

  press(event) {
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      takeArea(this.codes[this.stop], event);
      return;
    }
    const place = this.findTarget(event);
    if (place === undefined) return;
    event.preventDefault();
    this.bring(place);
    const row = this.getRow(place);
    row.focus({ preventScroll: true });
    // In a low window the box may reach out of sight; the focus must not.
    row.scrollIntoView({ block: "nearest" });
  }

  findTarget(event) {
    const last = this.codes.length - 1;
    const page = Math.max(1, Math.floor(this.box.clientHeight / this.rowHeight()) - 1);
    const steps = { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page };
    const step = steps[event.key];
    if (step) return Math.min(Math.max(this.stop + step, 0), last);
    if (event.key === "Home") return 0;
    if (event.key === "End") return last;
    return undefined;
  }

  /* Paper has no box to scroll: every row is drawn. */
  drawWhole(isWhole) {
    this.isWhole = isWhole;
    this.fill();
  }
}
