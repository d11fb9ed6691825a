/* Words that do not come are said to be missing: Dash itself says nothing on the page. */
(function () {
  "use strict";

  const WORDS = "/_dash-update-component";
  const ask = window.fetch;
  let isLeaving = false;

  window.addEventListener("pagehide", () => { isLeaving = true; });
  window.addEventListener("pageshow", () => { isLeaving = false; });

  function tryAgain() {
    atlas.note.hide("words");
    // The same address once more: every callback that hangs on it is asked again.
    window.dash_clientside.set_props("url", { search: window.location.search });
  }

  function tell(why) {
    if (isLeaving) return;
    atlas.note.say(
      `Not all words of this view could be fetched: ${why}. Some on the page may be of the last view.`,
      { what: "words", stays: true, parts: [atlas.note.makeButton("Try again", tryAgain)] },
    );
  }

  window.fetch = async function (resource, options) {
    const address = typeof resource === "string" ? resource : (resource || {}).url || "";
    if (!address.includes(WORDS)) return ask.call(this, resource, options);
    // Whatever is asked for now, the last failure is no longer what stands.
    atlas.note.hide("words");
    try {
      const answer = await ask.call(this, resource, options);
      if (!answer.ok) tell(`the server answered ${answer.status}`);
      return answer;
    } catch (error) {
      tell("the atlas's server could not be reached");
      throw error;
    }
  };
})();
