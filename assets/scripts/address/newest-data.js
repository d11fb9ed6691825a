/* The way from kept data to the newest keeps what the reader chose since the page came. */
import { listenFor } from "../browser/dom.js";

export function leadToNewestData() {
  listenFor("click", "a[data-newest]", (/** @type {HTMLAnchorElement} */ link) => {
    const address = new URL(window.location.href);
    address.searchParams.delete("data");
    link.href = address.href;
  }, true);
}
