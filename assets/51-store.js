/* Answers of the server, each asked for once; a page's worth is kept. */
atlas.store = (function () {
  "use strict";

  const kept = new Map();
  const MOST = 80;

  function forget() {
    if (kept.size > MOST) kept.delete(kept.keys().next().value);
  }

  async function ask(url) {
    const response = await fetch(url, { headers: { Accept: "application/json" } }).catch(() => {
      throw new Error("The atlas's server could not be reached");
    });
    if (!response.ok) throw new Error(`The server answered ${response.status} for ${url.split("?")[0]}`);
    return response.json();
  }

  function fetchJson(url) {
    if (!kept.has(url)) {
      const answer = ask(url);
      // A failed answer is not kept: the next try asks again.
      answer.catch(() => kept.delete(url));
      kept.set(url, answer);
      forget();
    }
    return kept.get(url);
  }

  return { fetchJson };
})();
