/* Files of views and stories: a link or form with `data-export` has its file made while the page
   says how far it is, and then downloads it. Without this script they are plain links and forms,
   whose answer is the file or a page that says the same. */
import { button, element, isAside, listenFor } from "../browser/dom.js";
import { Refusal, ask } from "../data/server.js";

const ADDRESS = /^\/export\/(view|story)\.(\w+)$/;
const FIRST_LOOK = 150;
const LONGEST_WAIT = 1500;
const MOST_FAILURES = 5;
const UNREACHED = "The atlas's server could not be reached. Check the connection, then try again.";
// What is being made, by the place that tells of it.
const running = new Map();

/* What a job is asked by: the kind, and the view or the story. */
function readFields(address, form, submitter) {
  const url = new URL(address, window.location.href);
  const [, what, kind] = ADDRESS.exec(url.pathname) || [];
  if (!what) return null;
  const fields = new URLSearchParams({ kind });
  const scale = url.searchParams.get("scale");
  url.searchParams.delete("scale");
  if (scale) fields.set("scale", scale);
  if (form) new window.FormData(form, submitter).forEach((value, name) => fields.append(name, String(value)));
  else fields.set(what, url.search.replace(/^\?/, ""));
  return { fields, data: url.searchParams.get("data") };
}

function findTold(trigger) {
  const row = trigger.closest(".export-kind, [data-files]") || trigger.parentElement;
  const known = row.querySelector("[data-told]");
  if (known) return known;
  const told = element("div", "", "export-told", { role: "status", "data-told": "1" });
  trigger.after(told);
  return told;
}

function say(told, words, parts = []) {
  let line = told.querySelector("p");
  if (!line) {
    line = element("p");
    told.replaceChildren(line);
  }
  // What is said twice alike would be read out twice.
  if (line.textContent !== words) line.textContent = words;
  while (line.nextSibling) line.nextSibling.remove();
  told.append(...parts);
}

function makeBar(done, of) {
  const bar = element("progress", "", "", { "aria-hidden": "true" });
  bar.max = of;
  bar.value = done;
  return bar;
}

const drop = (job, options = {}) => job.self
  && window.fetch(job.self, { method: "DELETE", ...options }).catch(() => {});

function fail(job, words, mayRetry) {
  running.delete(job.told);
  const again = button("Try again", () => start(job.trigger, job.asked));
  say(job.told, words, mayRetry ? [again] : []);
}

function finish(job, standing) {
  running.delete(job.told);
  const link = element("a", "Download it again", "", { href: standing.links.file, download: standing.name });
  say(job.told, `${standing.name} (${standing.size}) is made and downloads now.`, [link]);
  link.click();
}

/* The button stays while the words change, so that who is on it stays there. */
function showStanding(job, standing) {
  const { told, stop } = job;
  const hadFocus = stop === document.activeElement;
  say(told, standing.said, standing.of ? [makeBar(standing.done, standing.of), stop] : [stop]);
  if (hadFocus) stop.focus();
}

function cancel(job) {
  running.delete(job.told);
  drop(job);
  say(job.told, "Cancelled. Nothing of it is kept.");
  job.trigger.focus();
}

async function follow(job) {
  let wait = FIRST_LOOK;
  let failures = 0;
  while (running.get(job.told) === job) {
    await new Promise((resolve) => { window.setTimeout(resolve, wait); });
    if (running.get(job.told) !== job) return;
    wait = Math.min(LONGEST_WAIT, wait * 1.6);
    // The list was exchanged for another view's: nobody waits for this file any more.
    if (!job.told.isConnected) {
      running.delete(job.told);
      drop(job);
      return;
    }
    try {
      const standing = await ask(job.self);
      failures = 0;
      if (running.get(job.told) !== job) return;
      if (standing.state === "done") finish(job, standing);
      else if (standing.state === "failed") fail(job, standing.reason, standing.may_retry);
      else showStanding(job, standing);
    } catch (error) {
      failures += 1;
      if (error instanceof Refusal) fail(job, error.message, true);
      else if (failures >= MOST_FAILURES) fail(job, UNREACHED, true);
    }
  }
}

async function start(trigger, asked) {
  const told = findTold(trigger);
  if (running.has(told)) return;
  const job = { told, trigger, asked, self: "" };
  job.stop = button("Cancel", () => cancel(job));
  running.set(told, job);
  if (told.contains(document.activeElement)) trigger.focus();
  say(told, "The file is asked for.", [job.stop]);
  const address = "/exports" + (asked.data ? "?data=" + encodeURIComponent(asked.data) : "");
  try {
    const standing = await ask(address, { method: "POST", body: asked.fields });
    job.self = standing.links.self;
    // Cancelled before the server had answered.
    if (running.get(told) !== job) drop(job);
    else follow(job);
  } catch (error) {
    if (running.get(told) === job) fail(job, error instanceof Refusal ? error.message : UNREACHED, true);
  }
}

function begin(event, trigger, address, form) {
  const asked = readFields(address, form, form && trigger);
  if (!asked) return;
  event.preventDefault();
  start(trigger, asked);
}

export function followExports() {
  listenFor("click", "a[data-export]", (/** @type {HTMLAnchorElement} */ link, event) => {
    if (!event.defaultPrevented && !isAside(event)) begin(event, link, link.href, null);
  });
  listenFor("submit", "form[data-export]", (form, event) => {
    if (event.defaultPrevented || !event.submitter) return;
    const submitter = /** @type {HTMLButtonElement} */ (event.submitter);
    begin(event, submitter, submitter.formAction, form);
  });
  // Who leaves does not wait for the file.
  window.addEventListener("pagehide", () => {
    running.forEach((job) => drop(job, { keepalive: true }));
    running.clear();
  });
}
