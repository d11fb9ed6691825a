/* The way from kept data to the newest keeps what the reader chose since the page came. */
import { listenFor } from "../browser/dom.js";

export function leadToNewestData() {
  listenFor("click", "a[data-newest]", (link) => {
    const address = new URL(window.location.href);
    address.searchParams.delete("data");
    /** @type {HTMLAnchorElement} */ (link).href = address.href;
  }, true);
}
