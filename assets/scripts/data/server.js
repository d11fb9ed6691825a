/* Questions that are put to the server anew each time; answers that are kept are in store.js. */

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
