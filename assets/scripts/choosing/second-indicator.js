/* The second indicator: its search box, swapping the two, and taking it away again. */
import { readAddress } from "../address/address.js";
import { setAddress } from "../address/choice.js";
import { afterPaint, find, listenFor, seek } from "../browser/dom.js";
import { currentMap } from "../map/map.js";
import { attachBoxes } from "./choice-box.js";

const COMPARING = ["scatter", "bivariate"];

/* The box says what the address says, by the name that the list of indicators has for it. */
async function tellSecond(params) {
  const { second } = attachBoxes();
  if (!second) return;
  if (!params.with) {
    second.tell("", "");
    return;
  }
  await second.load();
  const found = second.entries.find((entry) => entry.id === params.with);
  if (readAddress().with === params.with) second.tell(params.with, found ? found.name : "");
}

function show() {
  const choice = seek("#compare-choice");
  if (!choice) return;
  const params = readAddress();
  choice.hidden = !COMPARING.includes(params.view) && !params.with;
  find(".compare-acts", HTMLElement, choice).hidden = !params.with;
  // Without the list the box stays empty; what is shown is named by the panel.
  if (!choice.hidden) tellSecond(params).catch(() => {});
}

// Each starts at its newest date for everyone, which is what a second indicator is shown at.
const acts = {
  swap: ({ indicator, with: second }) => ({
    indicator: second, with: indicator, period: "", group: "",
  }),
  remove: () => ({ with: "" }),
};

export function followSecond() {
  listenFor("click", "[data-compare]", (button) => {
    // An address without an indicator shows the first one, which is then named.
    const params = { ...readAddress(), indicator: currentMap().figures.indicator };
    setAddress(acts[button.dataset.compare](params));
  });
  document.addEventListener("atlas:coloured", () => afterPaint(show));
}
