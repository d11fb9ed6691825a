/* Words that do not come are said to be missing: Dash itself says nothing on the page. */
import { button } from "../browser/dom.js";
import { hideNote, showNote } from "../browser/note.js";

const WORDS = "/_dash-update-component";
let isLeaving = false;

function tryAgain() {
  hideNote("words");
  // The same address once more: every callback that hangs on it is asked again.
  window.dash_clientside.set_props("url", { search: window.location.search });
}

function tell(why) {
  if (isLeaving) return;
  showNote(
    `Not all words of this view could be fetched: ${why}. Some on the page may be of the last view.`,
    { what: "words", stays: true, parts: [button("Try again", tryAgain)] },
  );
}

export function watchDash() {
  const ask = window.fetch;
  window.addEventListener("pagehide", () => { isLeaving = true; });
  window.addEventListener("pageshow", () => { isLeaving = false; });
  window.fetch = async function (resource, options) {
    const address = resource instanceof Request ? resource.url : String(resource);
    if (!address.includes(WORDS)) return ask.call(this, resource, options);
    // Whatever is asked for now, the last failure is no longer what stands.
    hideNote("words");
    try {
      const answer = await ask.call(this, resource, options);
      if (!answer.ok) tell(`the server answered ${answer.status}`);
      return answer;
    } catch (error) {
      tell("the atlas's server could not be reached");
      throw error;
    }
  };
}
