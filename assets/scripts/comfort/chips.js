/* Chips that have no room in the bar are counted, and the button beside them leads to the rest. */
import { button, byId, find, findAll, seek } from "../browser/dom.js";

/** @type {Record<string, [string, string]>} */
const HOSTS = { chips: ["filter", "bar-filter"], "programme-chips": ["programmes", "bar-programmes"] };

function count(/** @type {HTMLElement} */ host) {
  const [first] = host.children;
  if (!(first instanceof HTMLElement)) return 0;
  return findAll(".chip", host).filter((chip) => chip.offsetTop > first.offsetTop).length;
}

function tell(/** @type {string} */ id) {
  const host = byId(id);
  const [panel, opener] = HOSTS[id];
  const hidden = count(host);
  const known = seek(`[data-more-of="${id}"]`);
  if (!hidden) {
    known?.remove();
    return;
  }
  const more = known || button("", () => find(`.${opener}`).click(), "bar-more");
  more.dataset.moreOf = id;
  more.setAttribute("aria-controls", `panel-${panel}`);
  const text = `+${hidden} more`;
  if (more.textContent !== text) more.textContent = text;
  if (!known) host.after(more);
}

/** Watch both lists, whose room changes with the window and with what is chosen. */
export function followChips() {
  const update = () => Object.keys(HOSTS).forEach(tell);
  const sizes = new ResizeObserver(update);
  const contents = new MutationObserver(update);
  for (const id of Object.keys(HOSTS)) {
    sizes.observe(byId(id));
    contents.observe(byId(id), { childList: true });
  }
}
