/* Answers of the server, each asked for once; a page's worth is kept. */

/** @type {Map<string, Promise<any>>} */
const kept = new Map();
const MOST = 80;

async function ask(/** @type {string} */ url) {
  const response = await fetch(url, { headers: { Accept: "application/json" } }).catch(() => {
    throw new Error("The atlas's server could not be reached");
  });
  if (!response.ok) throw new Error(`The server answered ${response.status} for ${url.split("?")[0]}`);
  return response.json();
}

/** Give an answer; a failed one is not kept, so that the next try asks again. */
export function fetchJson(/** @type {string} */ url) {
  const known = kept.get(url);
  if (known) return known;
  const answer = ask(url);
  answer.catch(() => kept.delete(url));
  kept.set(url, answer);
  const [oldest] = kept.keys();
  if (kept.size > MOST) kept.delete(oldest);
  return answer;
}
