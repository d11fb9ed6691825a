/* The presenter's notes, in a window of their own; where none may be opened, in a panel. */
(function () {
  "use strict";

  const { present } = atlas;
  let view = null;
  let panel = null;

  const STYLE = "body{margin:1.25rem;background:#0b0c0c;color:#fff;font:18px/1.45 system-ui,sans-serif}"
    + "h1{font-size:1.3rem;margin:.2rem 0}p{margin:.4rem 0}.soft{color:#c8ced3}.own{font-size:1.35rem}"
    + "button{min-height:2.5rem;padding:0 1rem;font:inherit}.clock{float:right;font-variant-numeric:tabular-nums}";

  function make(document_, tag, text, className) {
    const element = document_.createElement(tag);
    element.textContent = text;
    if (className) element.className = className;
    return element;
  }

  const textsOf = (slide, selector) => [...slide.querySelectorAll(selector)].map((one) => one.textContent);

  function tellTime() {
    const seconds = Math.floor((Date.now() - present.start) / 1000);
    return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
  }

  function write(document_, box) {
    const place = present.place();
    const slide = present.slides[place];
    const next = present.slides[place + 1];
    const parts = [
      make(document_, "p", tellTime(), "clock"),
      make(document_, "p", `${place + 1} of ${present.slides.length}`, "soft"),
      make(document_, "h1", slide.dataset.title),
      ...textsOf(slide, ".slide-headline").map((text) => make(document_, "p", text, "soft")),
      ...textsOf(slide, ".handout-note").map((text) => make(document_, "p", text, "own")),
      ...textsOf(slide, ".handout li").map((text) => make(document_, "p", text)),
      make(document_, "p", next ? `Next: ${next.dataset.title}` : "This is the last slide.", "soft"),
    ];
    for (const [what, text] of [["previous", "Back"], ["next", "Next"]]) {
      const button = make(document_, "button", text);
      button.type = "button";
      button.addEventListener("click", () => present.act(what));
      parts.push(button);
    }
    box.replaceChildren(...parts);
  }

  function refresh() {
    if (view && !view.closed) write(view.document, view.document.body);
    if (panel) write(document, panel);
  }

  function openPanel() {
    panel = document.createElement("aside");
    panel.className = "notes-panel";
    panel.setAttribute("aria-label", "Notes");
    document.getElementById("main").append(panel);
    refresh();
  }

  function close() {
    if (panel) panel.remove();
    panel = null;
  }

  present.acts.notes = () => {
    if (panel) {
      close();
      return;
    }
    if (view && !view.closed) {
      view.focus();
      return;
    }
    view = window.open("", "atlas-notes", "width=620,height=720");
    if (!view) {
      openPanel();
      return;
    }
    // Written by this page, so that it needs no network either.
    view.document.title = "Notes";
    view.document.documentElement.lang = "en-GB";
    const style = view.document.createElement("style");
    style.textContent = STYLE;
    view.document.head.replaceChildren(style);
    view.document.addEventListener("keydown", (event) => {
      document.dispatchEvent(new KeyboardEvent("keydown", { key: event.key, bubbles: true, cancelable: true }));
    });
    refresh();
  };
  present.listen((_, what) => {
    if (what === "close") close();
    refresh();
  });
  window.setInterval(() => {
    const clocks = [view && !view.closed && view.document, panel && document].filter(Boolean);
    clocks.forEach((document_) => document_.querySelectorAll(".clock").forEach((clock) => { clock.textContent = tellTime(); }));
  }, 1000);
  window.addEventListener("pagehide", () => view && view.close());
})();
