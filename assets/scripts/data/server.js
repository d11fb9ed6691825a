/* Questions to the server: put anew each time, or once for as long as the answer is kept. */

// A page's worth of answers.
const MOST = 80;
/** @type {Map<string, Promise<any>>} */
const kept = new Map();

/** The server's own words for why it does not do what it was asked. */
export class Refusal extends Error {}

/**
 * Ask the server for JSON; rejects with a `Refusal`, or with the browser's error where it is not reached.
 * @param {string} address
 * @param {RequestInit} [options]
 */
export async function ask(address, options = {}) {
  const response = await window.fetch(address, { headers: { Accept: "application/json" }, ...options });
  if (response.ok) return response.json();
  const { detail, title } = await response.json().catch(() => ({}));
  throw new Refusal(detail || title || `The server answered ${response.status} and did not say why.`);
}

async function get(/** @type {string} */ url, /** @type {Record<string, string>} */ headers = {}) {
  const response = await fetch(url, { headers }).catch(() => {
    throw new Error("The atlas's server could not be reached");
  });
  if (!response.ok) throw new Error(`The server answered ${response.status} for ${url.split("?")[0]}`);
  return response;
}

const read = async (/** @type {string} */ url) => (await get(url, { Accept: "application/json" })).json();

/** Give an answer that is no JSON, such as a drawing; whoever asks keeps it. */
export const fetchText = async (/** @type {string} */ url) => (await get(url)).text();

/** Give an answer; a failed one is not kept, so that the next try asks again. */
export function fetchJson(/** @type {string} */ url) {
  const known = kept.get(url);
  if (known) return known;
  const answer = read(url);
  answer.catch(() => kept.delete(url));
  kept.set(url, answer);
  const [oldest] = kept.keys();
  if (kept.size > MOST) kept.delete(oldest);
  return answer;
}
