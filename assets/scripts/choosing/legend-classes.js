/* The legend's rows as switches: pressed classes are a filter of the address. */
import { readAddress } from "../address/address.js";
import { setAddress } from "../address/choice.js";
import { listenFor } from "../browser/dom.js";
import { currentMap } from "../map/map.js";
import { toggleClass } from "./condition.js";

export function followLegendClasses() {
  listenFor("click", "#legend .legend-class[data-class]", (row) => {
    const { figures } = currentMap();
    if (!figures) return;
    const where = toggleClass(readAddress().where || "", figures.indicator, Number(row.dataset.class), figures.legend.classes.length);
    // What is seen at once is pressed at once; the answer says it again.
    row.setAttribute("aria-pressed", String(row.getAttribute("aria-pressed") !== "true"));
    setAddress({ where });
  });
}
