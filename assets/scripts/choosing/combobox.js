/* Search and choose from a list: the ARIA combobox pattern, for whatever is listed. */
import { box, closest, element, findAll } from "../browser/dom.js";

/** @typedef {{ id: string, name: string, about: string }} Entry */

/**
 * @template {Entry} E what is listed
 */
export class Combobox {
  constructor(/** @type {HTMLElement} */ host) {
    const { id, dataset: { hint = "", label = "" } } = host;
    this.host = host;
    this.active = -1;
    /** @type {E[]} */
    this.found = [];
    this.value = "";
    this.isTyped = false;
    // Such a list stands open under its field, and does not lie over the page.
    this.isInline = "inline" in host.dataset;
    this.input = element("input", "", "", {
      type: "text", id: id + "-input", autocomplete: "off", placeholder: hint, role: "combobox",
      "aria-expanded": "false", "aria-autocomplete": "list", "aria-controls": id + "-list", "aria-label": label,
    });
    this.count = element("p", "", "combo-count", { "aria-live": "polite" });
    this.tools = box("combo-tools", this.count);
    this.list = element("div", "", "combo-list", { id: id + "-list", role: "listbox", "aria-label": label });
    this.popup = box("combo-popup", this.tools, this.list);
    this.popup.hidden = !this.isInline;
    host.replaceChildren(this.input, this.popup);
    this.listen();
  }

  listen() {
    const placeOf = (/** @type {Event} */ event) => Number(closest(event, "[role=option]")?.dataset.place ?? -1);
    this.input.onfocus = () => this.open();
    this.input.onclick = () => this.open();
    this.input.oninput = () => { this.isTyped = true; this.open(); };
    this.input.onkeydown = (event) => this.press(event);
    this.host.addEventListener("focusout", (event) => {
      if (!this.host.contains(/** @type {Node | null} */ (event.relatedTarget))) this.close();
    });
    this.popup.onmousedown = (event) => {
      if (!closest(event, ".combo-filter, .topic-browse")) event.preventDefault();
    };
    this.list.onmouseover = (event) => { if (placeOf(event) >= 0) this.notice(placeOf(event)); };
    this.list.onclick = (event) => { if (placeOf(event) >= 0) this.take(placeOf(event)); };
  }

  /** The box is asked for its list. */
  open() {}

  /** An option is pointed at. */
  notice(/** @type {number} */ _place) {}

  /** An option is chosen. */
  take(/** @type {number} */ _place) {}

  drawOption(/** @type {E} */ entry, /** @type {number} */ place) {
    const option = element("div", "", "combo-option", {
      id: `${this.list.id}-${place}`, role: "option", "data-place": place,
      "aria-selected": String(entry.id === this.value),
    });
    option.append(element("span", entry.name, "combo-name"), element("span", entry.about, "combo-about"));
    return option;
  }

  listOptions() {
    return findAll("[role=option]", this.list);
  }

  point(/** @type {number} */ place) {
    const wanted = this.list.querySelector(`[data-place="${place}"]`);
    this.listOptions().forEach((option) => option.classList.toggle("is-active", option === wanted));
    this.active = place;
    if (!wanted) return;
    this.input.setAttribute("aria-activedescendant", wanted.id);
    wanted.scrollIntoView({ block: "nearest" });
    this.notice(place);
  }

  /* Options lie in groups, so the next one is by what is drawn, not by number. */
  step(/** @type {number} */ by) {
    const places = this.listOptions().map((option) => Number(option.dataset.place));
    if (!places.length) return;
    const at = places.indexOf(this.active);
    const next = at < 0 ? (by > 0 ? 0 : places.length - 1) : (at + by + places.length) % places.length;
    this.point(places[next]);
  }

  press(/** @type {KeyboardEvent} */ event) {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (by) {
      event.preventDefault();
      if (this.popup.hidden) this.open();
      else this.step(by);
    } else if (event.key === "Enter" && !this.popup.hidden && this.found.length) {
      event.preventDefault();
      const [first] = this.listOptions();
      this.take(this.active >= 0 ? this.active : Number(first.dataset.place));
    } else if (event.key === "Escape") {
      this.close();
    }
  }

  close() {
    this.popup.hidden = !this.isInline;
    this.active = -1;
    if (!this.isInline) this.input.setAttribute("aria-expanded", "false");
    this.input.removeAttribute("aria-activedescendant");
  }
}
