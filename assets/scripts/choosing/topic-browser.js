/* All topics by theme, below the search in the panel. */
import { box, button, element } from "../browser/dom.js";

export class TopicBrowser {
  /** @param {(entry: any) => void} choose */
  constructor(choose) {
    this.choose = choose;
    this.heading = element("h3", "", "topic-browse-head");
    this.themes = box("topic-themes");
    this.element = box("topic-browse", this.heading, this.themes);
    /** @type {Map<string, HTMLDetailsElement>} */
    this.made = new Map();
  }

  /**
   * @param {any[]} entries
   * @param {{ isFiltered: boolean, isBelow: boolean, value: string }} how
   */
  show(entries, { isFiltered, isBelow, value }) {
    this.element.hidden = !entries.length;
    this.heading.textContent = `${isBelow ? "Or browse" : "Browse"} all ${entries.length} topics`;
    const themes = [...new Set(entries.map((entry) => entry.group))];
    for (const theme of themes) {
      const own = entries.filter((entry) => entry.group === theme);
      const tested = own.filter((entry) => entry.has_intervals);
      this.drawTheme(theme, `${own.length} topics, ${tested.length || "none"} with intervals`)
        .replaceChildren(...(isFiltered ? tested : own).map((entry) => this.drawTopic(entry, value)));
    }
  }

  /* A theme that is open stays so. */
  drawTheme(/** @type {string} */ theme, /** @type {string} */ about) {
    let made = this.made.get(theme);
    if (!made) {
      made = element("details", "", "topic-theme");
      const summary = element("summary", "");
      summary.append(element("span", theme, "topic-theme-name"), " ", element("span", about, "topic-theme-about"));
      made.append(summary, box("topic-picks"));
      this.made.set(theme, made);
      this.themes.append(made);
    }
    return /** @type {HTMLElement} */ (made.lastElementChild);
  }

  drawTopic(entry, /** @type {string} */ value) {
    const made = button("", () => this.choose(entry), "topic-pick");
    made.append(element("span", entry.name, "combo-name"), " ", element("span", entry.about, "combo-about"));
    if (entry.id === value) made.setAttribute("aria-current", "true");
    return made;
  }
}
