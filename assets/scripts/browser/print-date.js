/* When and from where a page was printed stands at its foot. */
import { find } from "./dom.js";

export function datePrints() {
  window.addEventListener("beforeprint", () => {
    const day = new Date().toLocaleDateString("en-GB", { dateStyle: "long" });
    find(".foot").dataset.printed = `Printed ${day} from ${window.location.href}`;
  });
}
