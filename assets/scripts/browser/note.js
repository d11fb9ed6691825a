/* A short note over the foot of the page: what was done, or what went wrong and what to do. */
import { button, element } from "./dom.js";

const SHORT = 6000;
/** @type {HTMLElement | null} */
let box = null;
let kind = "";
let timer = 0;

function getBox() {
  if (box && box.isConnected) return box;
  box = element("div", "", "page-note", { role: "status" });
  document.body.append(box);
  return box;
}

/** Show a part in the top layer, above full screen too; browsers without it place it by its style. */
export function raise(/** @type {HTMLElement} */ part) {
  part.setAttribute("popover", "manual");
  part.hidden = false;
  if (part.showPopover) part.showPopover();
}

/** Take a part away again, whether it is in the top layer or not. */
export function lower(/** @type {HTMLElement} */ part) {
  if (part.hidePopover && part.matches(":popover-open")) part.hidePopover();
  part.hidden = true;
}

/**
 * Say something. What went wrong stays until it is closed or mended; the rest goes by itself.
 * @param {string} text
 * @param {{ what?: string, parts?: Node[], stays?: boolean }} [options]
 */
export function showNote(text, { what = "done", parts = [], stays = false } = {}) {
  const place = getBox();
  window.clearTimeout(timer);
  lower(place);
  kind = what;
  raise(place);
  place.replaceChildren(element("p", text), ...parts, ...(stays ? [button("Close", () => hideNote())] : []));
  if (!stays) timer = window.setTimeout(() => hideNote(), SHORT);
}

/** Take the note away, whatever it says or only if it is of one kind. */
export function hideNote(what = kind) {
  if (!box || box.hidden || what !== kind) return;
  const hadFocus = box.contains(document.activeElement);
  lower(box);
  // Of a page of which a part is lost there may be no main part to go on from.
  if (hadFocus) document.getElementById("main")?.focus({ preventScroll: true });
}
