/* The search for an area: a postcode or a name, asked of the server as it is written. */
import { dataVersion } from "../address/address.js";
import { keepAppearance } from "../address/appearance.js";
import { findAll, setAttributes } from "../browser/dom.js";
import { writeNumber } from "../data/figures.js";
import { fetchJson } from "../data/server.js";
import { Combobox } from "./combobox.js";

const WAIT = 120;
const HELP = "Enter a postcode, borough, ward or constituency.";

/**
 * @typedef {{ heading: string, sentences: string[], places: any[], more: number }} Answer
 * @extends {Combobox<import("./combobox.js").Entry & { address: string }>}
 */
class FindBox extends Combobox {
  constructor(/** @type {HTMLElement} */ host) {
    const written = host.querySelector("input");
    super(host);
    this.timer = 0;
    setAttributes(this.input, { name: "q", maxlength: 100, spellcheck: "false" });
    if (written) {
      this.input.value = written.value;
      this.input.setAttribute("aria-describedby", written.getAttribute("aria-describedby") ?? "");
    }
    this.list.hidden = true;
    host.closest("form")?.addEventListener("submit", (event) => this.submit(event));
  }

  /* Nothing is fetched before something is written. */
  open() {
    window.clearTimeout(this.timer);
    const text = this.input.value.trim();
    this.popup.hidden = !text && !this.isTyped;
    if (text) this.timer = window.setTimeout(() => this.ask(text), WAIT);
    else this.show({ heading: HELP, sentences: [], places: [], more: 0 });
  }

  async ask(/** @type {string} */ text) {
    const url = `/view/find?q=${encodeURIComponent(text)}&data=${encodeURIComponent(dataVersion())}`;
    const answer = await fetchJson(url).catch((error) => ({
      heading: `${error.message}. Check the connection, then write on.`,
      sentences: [], places: [], more: 0,
    }));
    // The reader has written on, or gone elsewhere.
    if (this.input.value.trim() !== text || !this.host.contains(document.activeElement)) return;
    this.popup.hidden = false;
    this.show(answer);
  }

  show(/** @type {Answer} */ answer) {
    this.found = answer.places;
    this.active = -1;
    const more = answer.more ? [`${writeNumber(answer.more)} more: press Enter for all.`] : [];
    const told = this.found.length ? more : answer.sentences;
    this.count.textContent = [answer.heading, ...told].join(" ");
    this.list.replaceChildren(...this.found.map((place, at) => this.drawOption(place, at)));
    this.list.scrollTop = 0;
    this.list.hidden = !this.found.length;
    this.input.removeAttribute("aria-activedescendant");
    this.input.setAttribute("aria-expanded", String(!this.popup.hidden && this.found.length > 0));
  }

  /* Enter without an option pointed at opens the page that lists all of the answer. */
  press(/** @type {KeyboardEvent} */ event) {
    if (event.key === "Enter" && (this.popup.hidden || this.active < 0)) return;
    super.press(event);
  }

  take(/** @type {number} */ place) {
    this.go(this.found[place].address);
  }

  submit(/** @type {SubmitEvent} */ event) {
    event.preventDefault();
    const text = this.input.value.trim();
    this.go(text ? `/area?q=${encodeURIComponent(text)}` : "/area");
  }

  go(/** @type {string} */ address) {
    window.location.assign(keepAppearance(address));
  }

  /* What was written stays, to be corrected. */
  close() {
    window.clearTimeout(this.timer);
    super.close();
  }
}

const made = new WeakSet();

function attach() {
  findAll("[data-find]").forEach((host) => {
    if (made.has(host)) return;
    made.add(host);
    new FindBox(host);
  });
  return document.getElementById("find-box") !== null;
}

/* On pages that Dash builds, the header comes later than this script. */
export function attachFindBoxes() {
  if (attach()) return;
  const watch = new MutationObserver(() => { if (attach()) watch.disconnect(); });
  watch.observe(document.body, { childList: true, subtree: true });
}
