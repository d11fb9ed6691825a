/* Loading a reader's file: chosen or dropped, checked by the server, and never lost on the way. */
import { button, byId, element, find, findAll } from "../browser/dom.js";
import { writeNumber } from "../data/figures.js";
import { Refusal, ask } from "../data/server.js";
import { showPreview } from "./preview.js";

const CHECK = "/own/check";
const MOST_BYTES = 5_000_000;
// The file as it was chosen, what its reader answered, and the check that is on its way.
/** @type {File | null} */
let file = null;
/** @type {Record<string, string>} */
let answers = {};
/** @type {AbortController | null} */
let checking = null;

const sizeOf = (bytes) => `${writeNumber(Math.max(1, Math.round(bytes / 1000)))} kB`;
const kindOf = () => find("#upload-form input[name=kind]:checked", HTMLInputElement).value;

/* Say how it stands, with what can be done about it. */
function say(text, { buttons = /** @type {Node[]} */ ([]), isFault = false } = {}) {
  const status = byId("upload-status");
  status.classList.toggle("is-fault", isFault);
  status.replaceChildren(...(text ? [element("p", text)] : []), ...buttons);
}

function clear() {
  checking?.abort();
  checking = null;
  file = null;
  answers = {};
  byId("upload-file", HTMLInputElement).value = "";
  byId("upload-preview").replaceChildren();
  say("");
}

/* The rows go as the file's own bytes, what its reader answered before them, its name not at all. */
function send(/** @type {File} */ body, /** @type {AbortSignal} */ signal) {
  const address = `${CHECK}?kind=${kindOf()}`;
  if (!Object.keys(answers).length) {
    const headers = { "Content-Type": "application/octet-stream" };
    return ask(address, { method: "POST", body, headers, signal });
  }
  const form = new window.FormData();
  form.set("answers", JSON.stringify(answers));
  form.set("file", body, "file");
  return ask(address, { method: "POST", body: form, signal });
}

async function check() {
  if (!file) return;
  checking?.abort();
  const mine = new AbortController();
  checking = mine;
  byId("upload-preview").replaceChildren();
  if (file.size > MOST_BYTES) {
    say(`${file.name} has ${sizeOf(file.size)}; at most ${sizeOf(MOST_BYTES)} can be loaded. Leave out columns and sheets that are not needed, or load it in parts.`, { isFault: true });
    return;
  }
  say(`Checking ${sizeOf(file.size)}…`, { buttons: [button("Cancel", clear, "action")] });
  try {
    const answer = await send(file, mine.signal);
    if (checking !== mine) return;
    say("");
    showPreview({ ...answer, name: file.name }, { answerRow, clear });
  } catch (error) {
    if (error.name === "AbortError" || checking !== mine) return;
    const problem = error instanceof Refusal ? error.message
      : `The file could not be checked: the atlas's server could not be reached. ${file.name} is still chosen. Check the connection, then check again.`;
    say(problem, { isFault: true, buttons: [button("Check again", check, "action")] });
  }
}

/* A reader says which place a row means; the rows are checked with it. */
function answerRow(given) {
  Object.assign(answers, given);
  check();
}

function take(/** @type {FileList | null | undefined} */ files) {
  const chosen = files?.[0];
  if (!chosen) return;
  file = chosen;
  answers = {};
  check();
}

function attach() {
  const drop = byId("upload-drop");
  const chooser = byId("upload-file", HTMLInputElement);
  chooser.addEventListener("change", () => take(chooser.files));
  byId("upload-form").addEventListener("submit", (event) => event.preventDefault());
  findAll("#upload-form input[name=kind]").forEach((radio) => radio.addEventListener("change", () => { answers = {}; check(); }));
  const markOver = (/** @type {boolean} */ isOver) => (/** @type {DragEvent} */ event) => {
    event.preventDefault();
    drop.classList.toggle("is-over", isOver);
  };
  drop.addEventListener("dragover", markOver(true));
  drop.addEventListener("dragleave", markOver(false));
  drop.addEventListener("drop", (event) => {
    markOver(false)(event);
    take(event.dataTransfer?.files);
  });
  // A file that misses its place would take the page's.
  ["dragover", "drop"].forEach((kind) => window.addEventListener(kind, (event) => event.preventDefault()));
}

export function offerUploads() {
  if (document.getElementById("upload-form")) attach();
}
