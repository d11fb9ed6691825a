/* The page's controls are changes of the address, or moves of the map. */
import { isDark } from "../address/appearance.js";
import { setAddress } from "../address/choice.js";
import { findAll, listenFor } from "../browser/dom.js";
import { showAll, zoomBy } from "../map/map.js";

/** @type {Record<string, () => void>} */
const MOVES = {
  in: () => zoomBy(0.5),
  out: () => zoomBy(-0.5),
  all: showAll,
};

/**
 * @param {HTMLElement} host
 * @param {Event} event
 */
function change(host, { target }) {
  const boxes = findAll("input[type=checkbox]", host, HTMLInputElement);
  const ticked = boxes.filter((box) => box.checked).map((box) => box.value).join(",");
  const { param = "" } = host.dataset;
  // A select of Dash's own has no option without a value: a blank one takes the name away.
  setAddress({ [param]: boxes.length ? ticked : /** @type {HTMLInputElement} */ (target).value.trim() });
}

export function followControls() {
  listenFor("click", "[data-set]", (button, event) => {
    event.preventDefault();
    setAddress(Object.fromEntries(new URLSearchParams(button.dataset.set)));
  });
  listenFor("click", "[data-map]", (button) => MOVES[button.dataset.map ?? ""]());
  listenFor("click", "[data-appearance-switch]", () => setAddress({ appearance: isDark() ? "light" : "dark" }));
  listenFor("change", "[data-param]", change);
}
