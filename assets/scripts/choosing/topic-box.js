/* The box that chooses a topic: words are asked of the server, which knows what they mean. */
import { dataVersion, readAddress } from "../address/address.js";
import { keepAppearance } from "../address/appearance.js";
import { button, element } from "../browser/dom.js";
import { fetchJson } from "../data/server.js";
import { ListBox } from "./list-box.js";
import { TopicBrowser } from "./topic-browser.js";
import { drawResult } from "./topic-result.js";

// A reader who writes on within this time has not asked yet.
const WAIT = 150;
// Of what is only close in meaning so many stand in the list at first.
const MOST_CLOSE = 5;

/**
 * @typedef {import("./topic-result.js").Found} Found
 * @typedef {{ heading: string, groups: { name: string, entries: Found[] }[] }} Answer
 */
export class TopicBox extends ListBox {
  constructor(/** @type {HTMLElement} */ host) {
    super(host);
    this.timer = 0;
    this.query = "";
    this.isAsking = false;
    this.takesFirst = false;
    this.isAll = false;
    /** @type {Map<string, number>} */
    this.counts = new Map();
    /** @type {Answer | null} */
    this.answer = null;
    this.filter = element("input", "", "", { type: "checkbox" });
    this.filterCount = element("span", "", "combo-filter-count");
    this.filter.onchange = () => this.show();
    const label = element("label", "", "combo-filter");
    label.append(this.filter, " Only topics with intervals ", this.filterCount);
    this.tools.prepend(label);
    this.more = button("", () => { this.isAll = true; this.show(); this.input.focus(); }, "combo-more");
    this.popup.append(this.more);
    /** @type {TopicBrowser | null} */
    this.browser = null;
    if (this.isInline) this.standOpen();
    this.more.hidden = true;
  }

  /* In the panel the field keeps its words, and all topics stand below it by theme. */
  standOpen() {
    const clear = button("", () => { this.empty(); this.input.focus(); }, "combo-clear");
    clear.setAttribute("aria-label", "Clear the search");
    this.input.after(clear);
    this.browser = new TopicBrowser((entry) => this.choose(entry));
    this.popup.append(this.browser.element);
    this.list.hidden = true;
    // The list is fetched when the panel is first seen.
    const watch = new IntersectionObserver((seen) => {
      if (!seen.some((one) => one.isIntersecting)) return;
      watch.disconnect();
      this.open();
    });
    watch.observe(this.host);
  }

  empty() {
    this.input.value = "";
    this.isTyped = false;
    this.refresh();
  }

  /* Without the list a search can still be asked. */
  async open() {
    await super.open();
    if (!this.entries.length && this.isTyped) this.refresh();
  }

  refresh() {
    window.clearTimeout(this.timer);
    this.takesFirst = false;
    const text = this.isTyped ? this.input.value.trim() : "";
    const isAnswered = this.answer !== null && text === this.query;
    if (text !== this.query) this.isAll = false;
    this.query = text;
    this.isAsking = text !== "" && !isAnswered;
    if (this.isAsking) {
      this.point(-1);
      this.input.removeAttribute("aria-activedescendant");
      this.timer = window.setTimeout(() => this.search(text), WAIT);
    } else {
      if (!isAnswered) this.answer = null;
      this.show();
    }
  }

  async search(/** @type {string} */ text) {
    const url = `/view/search?q=${encodeURIComponent(text)}&data=${encodeURIComponent(dataVersion())}`;
    const answer = await fetchJson(url).catch(() => null);
    if (this.input.value.trim() !== text || !this.isTyped) return;
    this.answer = answer ?? this.searchHere();
    this.isAsking = false;
    this.show();
    this.list.scrollTop = 0;
    if (this.takesFirst && this.found.length) this.take(0);
    this.takesFirst = false;
  }

  /* Where the server does not answer, the words are sought in the list as it stands. */
  searchHere() {
    const found = this.match();
    const count = found.length === 1 ? "1 topic has" : `${found.length || "No"} topics have`;
    const names = [...new Set(found.map((entry) => entry.group))];
    return /** @type {any} */ ({
      heading: `The search could not be reached. ${count} these words.`,
      groups: names.map((name) => ({ name, entries: found.filter((entry) => entry.group === name) })),
    });
  }

  show() {
    const hasIntervals = (/** @type {{ has_intervals: boolean }} */ entry) => entry.has_intervals;
    const found = this.answer ? this.readAnswer() : this.entries;
    const topics = found.filter((entry) => entry.sets);
    this.found = this.filter.checked ? found.filter(hasIntervals) : found;
    this.counts.clear();
    this.found.forEach(({ group }) => this.counts.set(group, (this.counts.get(group) ?? 0) + 1));
    const shown = this.isAll || !this.answer ? this.found : this.cutClose();
    this.more.hidden = shown.length === this.found.length;
    this.more.textContent = `Show ${this.found.length - shown.length} more`;
    this.found = shown;
    this.active = -1;
    const tested = topics.filter(hasIntervals).length;
    this.filterCount.textContent = `(${tested} of ${topics.length})`;
    this.tellCount(tested, topics.length);
    this.list.hidden = this.isInline && !this.answer;
    this.drawList(this.list.hidden ? [] : shown);
    if (this.isInline) this.input.setAttribute("aria-expanded", String(!this.list.hidden && shown.length > 0));
    this.browser?.show(this.entries, {
      isFiltered: this.filter.checked, isBelow: this.answer !== null, value: this.value,
    });
  }

  readAnswer() {
    const { sets = "" } = this.host.dataset;
    const entries = (this.answer?.groups ?? []).flatMap(({ name, entries: found }) =>
      found.map((entry) => ({ ...entry, group: name })));
    // A second topic can be a topic only.
    if (!sets) return /** @type {any[]} */ (entries);
    return /** @type {any[]} */ (entries.filter((entry) => entry.sets).map((entry) => ({ ...entry, sets: this.setsOf(entry) })));
  }

  cutClose() {
    const close = this.answer?.groups.find(({ name }) => name === "Close in meaning");
    const ids = new Set(close?.entries.map((entry) => entry.id));
    const last = this.found.filter((entry) => ids.has(entry.id))[MOST_CLOSE];
    return last ? this.found.slice(0, this.found.indexOf(last)) : this.found;
  }

  /* What is found is told once, when it is there. */
  tellCount(/** @type {number} */ tested, /** @type {number} */ total) {
    const text = this.filter.checked
      ? `${tested} of ${total} topics ${tested === 1 ? "has" : "have"} intervals`
      // In the panel the heading below says how many there are.
      : this.answer?.heading ?? (this.isInline ? "" : `${total} topics`);
    if (this.count.textContent !== text) this.count.textContent = text;
  }

  drawGroup(/** @type {string} */ name) {
    const group = super.drawGroup(name);
    group.firstElementChild?.append(element("span", String(this.counts.get(name)), "combo-group-count"));
    return group;
  }

  drawOption(entry, /** @type {number} */ place) {
    const option = super.drawOption(entry, place);
    if (entry.where) option.replaceChildren(...drawResult(entry, readAddress().level));
    return option;
  }

  press(/** @type {KeyboardEvent} */ event) {
    // What is still listed is of the words before; what is pointed at in it is meant.
    if (event.key === "Enter" && this.isAsking && this.active < 0) {
      event.preventDefault();
      this.takesFirst = true;
    } else if (event.key === "Escape" && this.isInline && this.input.value) {
      event.stopPropagation();
      this.empty();
    } else {
      super.press(event);
    }
  }

  take(/** @type {number} */ place) {
    const entry = /** @type {any} */ (this.found[place]);
    if (entry.address) window.location.assign(keepAppearance(entry.address));
    else super.take(place);
  }

  choose(entry) {
    this.found = [entry];
    this.take(0);
  }

  close() {
    if (this.isInline) return;
    window.clearTimeout(this.timer);
    this.isAsking = false;
    super.close();
  }

  tell(value = "", text = "") {
    const isOther = value !== this.value;
    super.tell(value, text);
    if (this.isInline && isOther && this.entries.length) this.show();
  }
}
