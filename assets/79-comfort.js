/* Everyday comfort: undo, redo, reset, copy the link, full screen, and what the keys do. */
(function () {
  "use strict";

  const TEXT_FIELDS = "input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]";
  let cameFrom = null;

  const find = (act) => document.querySelector(`[data-act="${act}"]`);

  /* A button without effect keeps the focus that may be on it. */
  function tellStep(act, way) {
    const button = find(act);
    if (!button) return;
    const what = atlas.steps.tell(way);
    button.setAttribute("aria-disabled", String(!what));
    button.querySelector(".step-what").textContent = what ? ": " + what : "";
  }

  function refresh() {
    tellStep("undo", -1);
    tellStep("redo", 1);
    const reset = find("reset");
    if (reset) reset.setAttribute("aria-disabled", String(atlas.steps.isFirst()));
  }

  /* The link carries the version of the data, so that whoever opens it later is told of a change. */
  function writeLink() {
    const query = new URLSearchParams(window.location.search);
    query.set("data", document.documentElement.dataset.version);
    const text = query.toString().replace(/%2C/g, ",").replace(/%2F/g, "/");
    return window.location.origin + window.location.pathname + "?" + text;
  }

  async function copyLink() {
    const link = writeLink();
    try {
      await window.navigator.clipboard.writeText(link);
      atlas.note.say("Link copied. It shows this view to anyone.");
    } catch (error) {
      const field = Object.assign(document.createElement("input"), { type: "text", readOnly: true, value: link });
      field.setAttribute("aria-label", "Address of this view");
      atlas.note.say("This browser does not let the page copy. Copy the address from here:", {
        parts: [field], stays: true,
      });
      field.focus();
      field.select();
    }
  }

  const isFull = () => document.fullscreenElement !== null;

  function switchFullScreen() {
    if (isFull()) document.exitFullscreen();
    else document.querySelector(".see").requestFullscreen().catch(() => {
      atlas.note.say("This browser did not allow full screen.");
    });
  }

  function tellFullScreen() {
    const button = find("fullscreen");
    if (!button) return;
    button.hidden = !document.fullscreenEnabled;
    button.textContent = isFull() ? "Leave full screen" : "Full screen";
  }

  function openKeys() {
    const panel = document.getElementById("keyboard-help");
    if (!panel) return;
    if (!panel.hidden) {
      closeKeys();
      return;
    }
    cameFrom = document.activeElement;
    panel.setAttribute("popover", "manual");
    panel.hidden = false;
    if (panel.showPopover) panel.showPopover();
    panel.querySelector("button").focus({ preventScroll: true });
  }

  function closeKeys() {
    const panel = document.getElementById("keyboard-help");
    const hadFocus = panel.contains(document.activeElement) || document.activeElement === document.body;
    if (panel.hidePopover && panel.matches(":popover-open")) panel.hidePopover();
    panel.hidden = true;
    if (hadFocus && cameFrom && cameFrom.isConnected) cameFrom.focus({ preventScroll: true });
  }

  const acts = {
    undo: () => atlas.steps.go(-1),
    redo: () => atlas.steps.go(1),
    reset: () => atlas.steps.show(""),
    copy: copyLink,
    fullscreen: switchFullScreen,
    keys: openKeys,
    "close-keys": closeKeys,
  };

  document.addEventListener("click", (event) => {
    const target = event.target.closest("[data-act]");
    if (target && target.getAttribute("aria-disabled") !== "true") acts[target.dataset.act]();
  });

  function nameShortcut(event) {
    if (event.altKey) return null;
    const key = event.key.toLowerCase();
    if (event.ctrlKey || event.metaKey) {
      if (key === "z") return event.shiftKey ? "redo" : "undo";
      return key === "y" && !event.shiftKey ? "redo" : null;
    }
    return key === "?" ? "keys" : null;
  }

  document.addEventListener("keydown", (event) => {
    const panel = document.getElementById("keyboard-help");
    if (!panel || event.defaultPrevented) return;
    if (event.key === "Escape") {
      if (!panel.hidden) closeKeys();
      else atlas.note.hide();
      return;
    }
    const act = nameShortcut(event);
    if (!act || event.target.matches(TEXT_FIELDS)) return;
    event.preventDefault();
    acts[act]();
  });

  document.addEventListener("atlas:stepped", refresh);
  document.addEventListener("fullscreenchange", () => {
    tellFullScreen();
    atlas.map.refit();
  });
  atlas.map.whenReady.then(() => {
    refresh();
    tellFullScreen();
    atlas.recent.draw();
  });
})();
