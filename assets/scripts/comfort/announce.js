/* What a choice led to, said once and politely: the new heading, the group of areas if there is one, and
   what the chosen area is told. */
import { readAddress } from "../address/address.js";
import { byId, findAll, seek } from "../browser/dom.js";

// Words come in two answers; what they say together is said when both had time to come.
const PAUSE = 250;
let timer = 0;
let last = "";

function write() {
  const title = seek("#view-title")?.textContent ?? "";
  const area = seek("#area-panel .area-value")
    ? [".area-name", ".area-value", ".area-value ~ .area-interval"].map((part) => seek(`#area-panel ${part}`)?.textContent ?? "")
    : [];
  const sentence = seek("#area-panel > p:nth-of-type(2)")?.textContent ?? "";
  // A group is told by its name and what its areas have together.
  const { areas } = readAddress();
  const group = areas ? findAll("#gathered > :is(.group-heading, .group-total)").map((part) => part.textContent ?? "") : [];
  return [title, ...group, area.filter(Boolean).join(" "), area.length ? sentence : ""].filter(Boolean).join(". ");
}

/** Say the page anew, unless it says what was said last; the first view is read, not announced. */
export function announce() {
  window.clearTimeout(timer);
  timer = window.setTimeout(() => {
    const text = write();
    if (last && text !== last) byId("announcer").textContent = text;
    last = text;
  }, PAUSE);
}
