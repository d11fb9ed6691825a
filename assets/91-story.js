/* The story in the making, kept in this browser so that views can be added from every page. */
(function () {
  "use strict";

  const KEY = "atlas-story";
  const ROUTE = "/present/edit";
  // A little less than the server reads (dashboard/selection.py).
  const LONGEST = 3400;
  const TOLD = ["title", "slide", "headline", "note"];

  /* An empty text where nothing is kept, or the browser keeps nothing for this page. */
  function read() {
    try {
      return window.localStorage.getItem(KEY) || "";
    } catch (error) {
      return "";
    }
  }

  function write(query) {
    try {
      if (query) window.localStorage.setItem(KEY, query);
      else window.localStorage.removeItem(KEY);
    } catch (error) { /* full or refused: the address still holds the story */ }
  }

  function count(query) {
    return new URLSearchParams(query).getAll("slide").length;
  }

  /* What the form holds, in the order of its slides and without empty texts. */
  function readForm(form) {
    const told = [...new FormData(form)].filter(([name, value]) => TOLD.includes(name) && value);
    return new URLSearchParams(told).toString();
  }

  /* A story that is too long for an address goes as a form. */
  function open(query) {
    if (query.length <= LONGEST) {
      window.location.assign(`${ROUTE}?${query}`);
      return;
    }
    const form = document.createElement("form");
    form.method = "post";
    form.action = ROUTE;
    for (const [name, value] of new URLSearchParams(query)) {
      const field = document.createElement("textarea");
      field.name = name;
      field.value = value;
      form.append(field);
    }
    form.hidden = true;
    document.body.append(form);
    form.submit();
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-add-slide]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const added = new URLSearchParams([["slide", link.dataset.addSlide]]).toString();
    const query = [read(), added].filter(Boolean).join("&");
    event.preventDefault();
    write(query);
    open(query);
  });

  const form = document.querySelector("[data-story-form]");
  if (!form) return;

  /* On an empty page the kept story is offered, and not put in its place unasked. */
  function offer(place, kept) {
    const go = document.createElement("button");
    const forget = document.createElement("button");
    const slides = count(kept);
    go.textContent = `Go on with your story of ${slides} ${slides === 1 ? "slide" : "slides"}`;
    forget.textContent = "Forget it";
    for (const button of [go, forget]) {
      button.type = "button";
      button.className = "action";
    }
    go.addEventListener("click", () => open(kept));
    forget.addEventListener("click", () => {
      write("");
      place.replaceChildren();
      document.getElementById("main").focus();
      atlas.note.say("Forgotten: this browser holds no story any more.");
    });
    place.replaceChildren(go, " ", forget);
  }

  const kept = read();
  if (count(readForm(form))) write(readForm(form));
  else if (count(kept)) offer(document.querySelector("[data-story-resume]"), kept);

  /* What is taken away is the story as it stands in the form, sent or not. */
  function follow() {
    const query = readForm(form);
    if (!count(query)) return;
    write(query);
    const outputs = document.querySelector("[data-story-outputs]");
    const told = { atlas_story: 1, title: "", slides: [] };
    for (const [name, value] of new URLSearchParams(query)) {
      if (name === "title") told.title = value;
      else if (name === "slide") told.slides.push({ view: value, headline: "", note: "" });
      else told.slides[told.slides.length - 1][name] = value;
    }
    for (const field of outputs.querySelectorAll("input[name=story]")) field.value = JSON.stringify(told);
    const show = outputs.querySelector("a[href^='/present?']");
    if (show) show.href = `/present?${query}`;
    if (query.length <= LONGEST) window.history.replaceState(null, "", `${ROUTE}?${query}${window.location.hash}`);
  }

  form.addEventListener("input", follow);
  // The last slide taken out empties what is kept as well.
  form.addEventListener("submit", (event) => {
    const done = (event.submitter || {}).value || "";
    if (done.startsWith("out-") && count(readForm(form)) === 1) write("");
  });
})();
