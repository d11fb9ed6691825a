/* What does not come is said, with a button to ask for it again: Dash itself says nothing on the page. */
import { button } from "../browser/dom.js";
import { hideNote, showNote } from "../browser/note.js";

const WORDS = "/_dash-update-component";
// What Dash builds the page of: without either there is nothing to choose with.
const PLANS = ["/_dash-layout", "/_dash-dependencies"];
const UNREACHED = "the atlas's server could not be reached";
let isLeaving = false;

function askForWords() {
  hideNote("words");
  // The same address once more: every callback that hangs on it is asked again.
  window.dash_clientside.set_props("url", { search: window.location.search });
}

function tell(text, what, act) {
  if (!isLeaving) showNote(text, { what, stays: true, parts: [button("Try again", act)] });
}

const tellWords = (why) => tell(
  `Not all words of this view could be fetched: ${why}. Some on the page may be of the last view.`, "words", askForWords,
);

/* What a page is made of is asked for once: trying again is loading it again, with its address. */
const tellPage = (why) => tell(
  `Part of this page could not be fetched: ${why}. Check the connection, then try again.`, "page", () => window.location.reload(),
);

export function watchDash() {
  const ask = window.fetch;
  window.addEventListener("pagehide", () => { isLeaving = true; });
  window.addEventListener("pageshow", () => { isLeaving = false; });
  // Also a script that a component asks for when it is first shown; the event does not bubble.
  window.addEventListener("error", ({ target }) => {
    if (target instanceof HTMLScriptElement) tellPage(UNREACHED);
  }, true);
  window.fetch = async function (resource, options) {
    const address = resource instanceof Request ? resource.url : String(resource);
    const isWords = address.includes(WORDS);
    if (!isWords && !PLANS.some((plan) => address.includes(plan))) return ask.call(this, resource, options);
    const tellWhy = isWords ? tellWords : tellPage;
    // Whatever is asked for now, the last failure is no longer what stands.
    if (isWords) hideNote("words");
    try {
      const answer = await ask.call(this, resource, options);
      if (!answer.ok) tellWhy(`the server answered ${answer.status}`);
      return answer;
    } catch (error) {
      tellWhy(UNREACHED);
      throw error;
    }
  };
}
