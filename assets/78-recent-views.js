/* The last views that the reader stayed at, kept in this browser and nowhere else. */
atlas.recent = (function () {
  "use strict";

  const KEY = "atlas-recent-views";
  const MOST = 12;
  const STAY = 1000;
  const make = (tag, text, className) => atlas.attention.element(tag, text, className);
  let timer = 0;

  /* Null where the browser keeps nothing for this page. */
  function read() {
    try {
      const kept = JSON.parse(window.localStorage.getItem(KEY) || "[]");
      return Array.isArray(kept) ? kept.filter((view) => view && typeof view.search === "string") : [];
    } catch (error) {
      return error instanceof SyntaxError ? [] : null;
    }
  }

  function write(views) {
    try {
      window.localStorage.setItem(KEY, JSON.stringify(views));
    } catch (error) { /* full or refused: the list stays as it was */ }
    draw();
  }

  /* A view without what changes only how the page looks. */
  function simplify(search) {
    const query = new URLSearchParams(search);
    query.delete("appearance");
    query.delete("data");
    return query.toString();
  }

  const said = (selector) => (document.querySelector(selector) || {}).textContent || "";

  function describe() {
    const ways = [...document.querySelectorAll("#views [aria-pressed=true]")].map((way) => way.textContent);
    const area = atlas.address.read().area ? said("#area-panel .area-name") : "";
    return [ways.join(", "), area].filter(Boolean).join(" · ");
  }

  function add() {
    const title = said("#view-title");
    const kept = read();
    if (!title || !kept) return;
    const search = simplify(window.location.search);
    const others = kept.filter((view) => view.search !== search);
    write([{ title, about: describe(), search }, ...others].slice(0, MOST));
  }

  function clear() {
    write([]);
    document.querySelector(".recent summary").focus();
  }

  function drawView(view) {
    const item = make("li", "");
    const button = make("button", "", "recent-view");
    button.type = "button";
    button.append(make("span", view.title, ""), make("span", view.about || "", "soft"));
    button.onclick = () => atlas.steps.show(view.search);
    item.append(button);
    return item;
  }

  function draw() {
    const host = document.getElementById("recent-views");
    if (!host) return;
    const kept = read();
    host.closest("details").hidden = kept === null;
    if (kept === null) return;
    const list = make("ul", "");
    list.append(...kept.map(drawView));
    const words = kept.length
      ? `The last ${MOST} views stay in this browser and are sent nowhere.`
      : "No view is kept yet. Views that you stay at are listed here, in this browser only.";
    const parts = [make("p", words, "about-choice"), list];
    if (kept.length) parts.push(atlas.note.makeButton("Clear the list", clear));
    host.replaceChildren(...parts);
  }

  /* Views that are only passed through are not kept. */
  function wait() {
    window.clearTimeout(timer);
    timer = window.setTimeout(add, STAY);
  }

  document.addEventListener("atlas:coloured", wait);
  document.addEventListener("atlas:stepped", wait);

  return { draw };
})();
