/* A short note over the foot of the page: what was done, or what went wrong and what to do. */
atlas.note = (function () {
  "use strict";

  const SHORT = 6000;
  let box = null;
  let kind = "";
  let timer = 0;

  function getBox() {
    if (box && box.isConnected) return box;
    box = document.createElement("div");
    box.className = "page-note";
    box.setAttribute("role", "status");
    // The top layer is above full screen too; browsers without it place the note by its style.
    box.setAttribute("popover", "manual");
    document.body.append(box);
    return box;
  }

  function makeButton(name, act) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "plain-button";
    button.textContent = name;
    button.onclick = act;
    return button;
  }

  /* Say something. What went wrong stays until it is closed or mended; the rest goes by itself. */
  function say(text, { what = "done", parts = [], stays = false } = {}) {
    const place = getBox();
    window.clearTimeout(timer);
    if (place.hidePopover && place.matches(":popover-open")) place.hidePopover();
    kind = what;
    const words = document.createElement("p");
    words.textContent = text;
    place.hidden = false;
    if (place.showPopover) place.showPopover();
    place.replaceChildren(words, ...parts, ...(stays ? [makeButton("Close", () => hide())] : []));
    if (!stays) timer = window.setTimeout(() => hide(), SHORT);
  }

  /* Take the note away, whatever it says or only if it is of one kind. */
  function hide(what = kind) {
    if (!box || box.hidden || what !== kind) return;
    const hadFocus = box.contains(document.activeElement);
    if (box.hidePopover && box.matches(":popover-open")) box.hidePopover();
    box.hidden = true;
    if (hadFocus) document.getElementById("main").focus({ preventScroll: true });
  }

  return { say, hide, makeButton };
})();
