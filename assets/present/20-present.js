/* A story on a wall: one slide at a time, by keys, clicker, touch or buttons. Everything it shows
   is in the page already, so that it goes on when the server is gone. */
window.atlas = window.atlas || {};

atlas.present = (function () {
  "use strict";

  const root = document.documentElement;
  const slides = [...document.querySelectorAll(".slide")];
  const part = (name) => document.querySelector(`[data-present="${name}"]`);
  const listeners = [];
  const start = Date.now();
  let at = -1;

  function readPlace() {
    const number = Number.parseInt(window.location.hash.slice(1), 10);
    return Number.isInteger(number) ? Math.min(Math.max(number, 1), slides.length) - 1 : 0;
  }

  async function go(place, { isMoving = true } = {}) {
    const next = Math.min(Math.max(place, 0), slides.length - 1);
    if (next === at) return;
    const before = slides[at];
    at = next;
    root.classList.remove("is-blank");
    if (before && isMoving && atlas.presentMove) await atlas.presentMove(before, slides[at]);
    slides.forEach((slide, i) => slide.classList.toggle("is-shown", i === at));
    window.history.replaceState(null, "", `#${at + 1}`);
    part("count").textContent = `${at + 1} of ${slides.length}`;
    tell("");
    say(`${at + 1} of ${slides.length}: ${slides[at].dataset.title}`);
    listeners.forEach((listen) => listen(at));
  }

  /* What is told on the wall of an area that is pointed at. */
  function tell(words) {
    const line = part("told");
    if (line.textContent !== words) line.textContent = words;
  }

  const heard = document.createElement("p");
  heard.setAttribute("role", "status");
  heard.style.cssText = "position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)";

  function say(words) {
    heard.textContent = words;
  }

  function switchFull() {
    if (document.fullscreenElement) document.exitFullscreen();
    else root.requestFullscreen().catch(() => say("This browser did not allow full screen."));
  }

  let asker = null;

  function switchHelp(isOpen = part("help").hidden) {
    const wasOpen = !part("help").hidden;
    part("help").hidden = !isOpen;
    if (isOpen) {
      asker = document.activeElement;
      part("help").focus();
    } else if (wasOpen && asker) asker.focus();
  }

  const ACTS = {
    next: () => go(at + 1),
    previous: () => go(at - 1),
    first: () => go(0),
    last: () => go(slides.length - 1),
    full: switchFull,
    blank: () => root.classList.toggle("is-blank"),
    help: () => switchHelp(),
    print: () => window.print(),
    close: () => {
      switchHelp(false);
      root.classList.remove("is-blank");
      listeners.forEach((listen) => listen(at, "close"));
    },
  };
  const KEYS = {
    ArrowRight: "next", ArrowDown: "next", PageDown: "next", " ": "next", Enter: "next",
    ArrowLeft: "previous", ArrowUp: "previous", PageUp: "previous", Backspace: "previous",
    Home: "first", End: "last", f: "full", F5: "full", b: "blank", ".": "blank", p: "print",
    "?": "help", Escape: "close", n: "notes", l: "dot",
  };

  function act(what) {
    if (ACTS[what]) ACTS[what]();
  }

  document.addEventListener("keydown", (event) => {
    const what = KEYS[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (!what || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    // Buttons, links and the areas of a map have their own use for these keys.
    const isOwn = event.target.closest && event.target.closest("button, a, [role=option]");
    if (isOwn && ["Enter", " "].includes(event.key)) return;
    if (isOwn && isOwn.matches("[role=option]") && event.key.startsWith("Arrow")) return;
    event.preventDefault();
    act(what);
  });
  document.addEventListener("click", ({ target }) => {
    const button = target.closest("[data-do]");
    if (button) act(button.dataset.do);
  });
  let touched = null;
  document.addEventListener("touchstart", ({ touches }) => {
    touched = touches.length === 1 ? [touches[0].clientX, touches[0].clientY] : null;
  }, { passive: true });
  document.addEventListener("touchend", ({ changedTouches }) => {
    if (!touched) return;
    const [right, down] = [changedTouches[0].clientX - touched[0], changedTouches[0].clientY - touched[1]];
    if (Math.abs(right) > 60 && Math.abs(right) > 2 * Math.abs(down)) act(right < 0 ? "next" : "previous");
  }, { passive: true });
  window.addEventListener("hashchange", () => go(readPlace()));

  function begin() {
    root.classList.add("is-presenting");
    // Shown alone, each slide's title is the first heading that a listener finds.
    slides.forEach((slide) => slide.querySelector("h1, h2").setAttribute("aria-level", "1"));
    document.body.append(heard);
    go(readPlace(), { isMoving: false });
  }

  /* Styles, scripts and every picture are here once the page is loaded. */
  function tellReady() {
    part("ready").textContent = "Ready without network";
  }

  if (slides.length) {
    begin();
    if (document.readyState === "complete") tellReady();
    else window.addEventListener("load", tellReady);
  }
  return {
    act, acts: ACTS, go, tell, say, start, slides,
    place: () => at,
    listen: (listener) => listeners.push(listener),
  };
})();
