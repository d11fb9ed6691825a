/* A short note over the foot of the page: what was done, or what went wrong and what to do. */
import { button, byId, element } from "./dom.js";

const SHORT = 6000;
/** @type {HTMLElement | null} */
let box = null;
let kind = "";
let timer = 0;

function getBox() {
  if (box && box.isConnected) return box;
  // The top layer is above full screen too; browsers without it place the note by its style.
  box = element("div", "", "page-note", { role: "status", popover: "manual" });
  document.body.append(box);
  return box;
}

/** @param {HTMLElement} place */
function lower(place) {
  if (place.hidePopover && place.matches(":popover-open")) place.hidePopover();
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
  place.hidden = false;
  if (place.showPopover) place.showPopover();
  place.replaceChildren(element("p", text), ...parts, ...(stays ? [button("Close", () => hideNote())] : []));
  if (!stays) timer = window.setTimeout(() => hideNote(), SHORT);
}

/** Take the note away, whatever it says or only if it is of one kind. */
export function hideNote(what = kind) {
  if (!box || box.hidden || what !== kind) return;
  const hadFocus = box.contains(document.activeElement);
  lower(box);
  box.hidden = true;
  if (hadFocus) byId("main").focus({ preventScroll: true });
}
