/* A box that chooses from a list of the server's. */
import { dataVersion, figuresAddress, readAddress } from "../address/address.js";
import { setAddress } from "../address/choice.js";
import { element, seek } from "../browser/dom.js";
import { writeNumber } from "../data/figures.js";
import { fetchJson } from "../data/server.js";
import { Combobox } from "./combobox.js";

const MOST_SHOWN = 60;
const fold = (text) => text.toLowerCase().normalize("NFD").replace(/[^a-z0-9 ]+/g, "");

/**
 * @typedef {{ group: string, sets: Atlas.Params, has_intervals: boolean, folded: string }} Choice
 * @extends {Combobox<import("./combobox.js").Entry & Choice>}
 */
export class ListBox extends Combobox {
  constructor(/** @type {HTMLElement} */ host) {
    super(host);
    this.source = host.dataset.source || host.dataset.combobox;
    this.text = "";
    /** @type {typeof this.found} */
    this.entries = [];
  }

  async load() {
    if (this.entries.length) return;
    const answer = await fetchJson(`/view/${this.source}?data=${encodeURIComponent(dataVersion())}`);
    this.entries = answer.entries.map((entry) => ({
      ...entry, sets: this.setsOf(entry), folded: fold([entry.name, entry.about, entry.group, entry.also ?? ""].join(" ")),
    }));
  }

  /* What choosing an entry changes: as the server says, or the one name that the host gives. */
  setsOf(entry) {
    const { sets } = this.host.dataset;
    return sets ? { [sets]: entry.id } : entry.sets;
  }

  async open() {
    if (this.popup.hidden) {
      this.popup.hidden = false;
      this.input.setAttribute("aria-expanded", "true");
      if (!this.isTyped) this.input.select();
      this.count.textContent = "Fetching the list…";
    }
    try {
      await this.load();
      this.refresh();
    } catch {
      this.count.textContent = "The list could not be fetched. Check the connection and try again.";
    }
  }

  refresh() {
    this.found = this.match();
    this.active = -1;
    this.draw();
  }

  /* The entries that hold every word that is typed; all of them where none is. */
  match() {
    const words = this.isTyped ? fold(this.input.value).split(" ").filter(Boolean) : [];
    const rank = (entry) => (words.length && fold(entry.name).startsWith(words.join(" ")) ? 0 : 1);
    const found = this.entries.filter((entry) => words.every((word) => entry.folded.includes(word)));
    return words.length ? found.sort((a, b) => rank(a) - rank(b)) : found;
  }

  draw() {
    const shown = this.found.slice(0, MOST_SHOWN);
    const total = writeNumber(this.entries.length);
    const more = shown.length < this.found.length ? `, the first ${shown.length} are listed` : "";
    this.count.textContent = this.found.length
      ? `${writeNumber(this.found.length)} of ${total} match${more}`
      : `None of ${total} match. Try fewer or other words.`;
    this.drawList(shown);
  }

  /* What is listed stands in its groups, in the order of the first of each. */
  drawList(/** @type {typeof this.found} */ shown) {
    const groups = new Map();
    shown.forEach((entry, place) => {
      if (!groups.has(entry.group)) groups.set(entry.group, this.drawGroup(entry.group));
      groups.get(entry.group).append(this.drawOption(entry, place));
    });
    this.list.replaceChildren(...groups.values());
    this.input.removeAttribute("aria-activedescendant");
    const current = seek("[aria-selected=true]", this.list);
    if (current && !this.isTyped) this.point(Number(current.dataset.place));
  }

  drawGroup(name) {
    const group = element("div", "", "combo-group", { role: "group", "aria-label": name });
    group.append(element("p", name, "combo-group-name", { "aria-hidden": "true" }));
    return group;
  }

  /* The figures of what is pointed at are on their way before it is chosen. */
  notice(place) {
    const sets = this.found[place]?.sets;
    if (sets?.indicator) fetchJson(figuresAddress({ ...readAddress(), ...sets })).catch(() => {});
  }

  take(place) {
    const { sets } = this.found[place];
    this.close();
    setAddress(sets);
  }

  close() {
    super.close();
    this.isTyped = false;
    this.input.value = this.text;
  }

  /* Say what is chosen, unless the reader is typing. */
  tell(value = "", text = "") {
    this.value = value;
    this.text = text;
    if (this.popup.hidden) this.input.value = text;
  }
}
