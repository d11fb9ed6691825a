/* What every page of the site has: steps that can be undone, the search for an area, a link to
   copy, details that stay open, the way to the newest data, and its date on paper. */
import { followSteps } from "../address/steps.js";
import { attachFindBoxes } from "../choosing/find-area.js";
import { offerCopyingLinks } from "./copying.js";
import { find, listenFor } from "./dom.js";
import { keepDetailsOpen } from "./redrawn-parts.js";

/** The way from kept data to the newest keeps what the reader chose since the page came. */
function leadToNewest(/** @type {HTMLAnchorElement} */ link) {
  const address = new URL(window.location.href);
  address.searchParams.delete("data");
  link.href = address.href;
}

/** When and from where a page was printed stands at its foot. */
function datePrint() {
  const day = new Date().toLocaleDateString("en-GB", { dateStyle: "long" });
  find(".foot").dataset.printed = `Printed ${day} from ${window.location.href}`;
}

export function startEveryPage() {
  followSteps();
  attachFindBoxes();
  offerCopyingLinks();
  keepDetailsOpen();
  listenFor("click", "a[data-newest]", leadToNewest, true);
  window.addEventListener("beforeprint", datePrint);
}
