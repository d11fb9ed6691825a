/* The story in the making, kept in this browser so that views can be added from every page. */
import { button, byId, element, find, findAll, isAside, listenFor, seek } from "../browser/dom.js";
import { showNote } from "../browser/note.js";
import { keepText, readText } from "../browser/storage.js";

const KEY = "atlas-story";
const ROUTE = "/present/edit";
// A little less than the server reads (dashboard/selection.py).
const LONGEST = 3400;
const TOLD = ["title", "slide", "headline", "note"];

/* Empty where nothing is kept, or the browser keeps nothing: the address still holds the story. */
const read = () => readText("localStorage", KEY);
const write = (query) => keepText("localStorage", KEY, query);

function count(query) {
  return new URLSearchParams(query).getAll("slide").length;
}

/* What the form holds, in the order of its slides and without empty texts. */
function readForm(form) {
  const query = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (TOLD.includes(name) && value) query.append(name, String(value));
  return query.toString();
}

/* A story that is too long for an address goes as a form. */
function open(query) {
  if (query.length <= LONGEST) {
    window.location.assign(`${ROUTE}?${query}`);
    return;
  }
  const form = element("form", "", "", { method: "post", action: ROUTE });
  for (const [name, value] of new URLSearchParams(query)) {
    const field = element("textarea", "", "", { name });
    field.value = value;
    form.append(field);
  }
  form.hidden = true;
  document.body.append(form);
  form.submit();
}

/* A view is added to the story from every page that has one. */
function addSlide(link, event) {
  if (isAside(event)) return;
  const added = new URLSearchParams([["slide", link.dataset.addSlide]]).toString();
  const query = [read(), added].filter(Boolean).join("&");
  event.preventDefault();
  write(query);
  open(query);
}

/* On an empty page the kept story is offered, and not put in its place unasked. */
function offer(place, kept) {
  const slides = count(kept);
  const go = button(`Go on with your story of ${slides} ${slides === 1 ? "slide" : "slides"}`, () => open(kept), "action");
  const forget = button("Forget it", () => {
    write("");
    place.replaceChildren();
    byId("main").focus();
    showNote("Forgotten: this browser holds no story any more.");
  }, "action");
  place.replaceChildren(go, " ", forget);
}

/* What is taken away is the story as it stands in the form, sent or not. */
function follow(form) {
  const query = readForm(form);
  if (!count(query)) return;
  write(query);
  const outputs = find("[data-story-outputs]");
  /** @type {{ atlas_story: number, title: string, slides: Record<string, string>[] }} */
  const told = { atlas_story: 1, title: "", slides: [] };
  for (const [name, value] of new URLSearchParams(query)) {
    if (name === "title") told.title = value;
    else if (name === "slide") told.slides.push({ view: value, headline: "", note: "" });
    else told.slides[told.slides.length - 1][name] = value;
  }
  findAll("input[name=story]", outputs, HTMLInputElement).forEach((field) => { field.value = JSON.stringify(told); });
  seek("a[href^='/present?']", outputs)?.setAttribute("href", `/present?${query}`);
  if (query.length <= LONGEST) window.history.replaceState(null, "", `${ROUTE}?${query}${window.location.hash}`);
}

export function keepStory() {
  listenFor("click", "a[data-add-slide]", addSlide);
  const form = /** @type {HTMLFormElement | null} */ (seek("[data-story-form]"));
  if (!form) return;
  const kept = read();
  if (count(readForm(form))) write(readForm(form));
  else if (count(kept)) offer(find("[data-story-resume]"), kept);
  form.addEventListener("input", () => follow(form));
  // The last slide taken out empties what is kept as well.
  form.addEventListener("submit", (event) => {
    const act = event.submitter?.getAttribute("value") ?? "";
    if (act.startsWith("out-") && count(readForm(form)) === 1) write("");
  });
}
