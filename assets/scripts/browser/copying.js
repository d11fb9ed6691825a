/* Copying: links of views, citations and code; where a browser does not allow it, what is to be
   copied is selected, and only needs the keys that copy. */
import { dataVersion, writeSearch } from "../address/address.js";
import { byId, element, listenFor } from "./dom.js";
import { showNote } from "./note.js";

const REFUSED = "This browser does not let the page copy.";

/**
 * @param {string} text
 * @param {string} done what is said of the copied text
 * @param {() => void} offer says what to copy by hand
 */
async function copy(text, done, offer) {
  try {
    await window.navigator.clipboard.writeText(text);
    showNote(done);
  } catch {
    offer();
  }
}

/** The link carries the version of the data, so that whoever opens it later is told of a change. */
function copyLink() {
  const query = new URLSearchParams(window.location.search);
  query.set("data", dataVersion());
  const link = window.location.origin + window.location.pathname + writeSearch(query);
  copy(link, "Link copied. It shows this view to anyone.", () => {
    const field = element("input", "", "", { type: "text", readonly: "", "aria-label": "Address of this view" });
    field.value = link;
    showNote(`${REFUSED} Copy the address from here:`, { parts: [field], stays: true });
    field.focus();
    field.select();
  });
}

function copyCitation(/** @type {HTMLElement} */ button) {
  const text = byId(button.dataset.copies ?? "");
  copy(text.textContent ?? "", "Citation copied.", () => {
    window.getSelection()?.selectAllChildren(text);
    showNote(`${REFUSED} The citation is selected: copy it by Ctrl and C.`);
  });
}

function copyField(/** @type {HTMLElement} */ button) {
  const field = byId(button.dataset.copiesField ?? "", HTMLTextAreaElement);
  copy(field.value, "Copied.", () => {
    field.focus();
    field.select();
    showNote(`${REFUSED} The text is selected: copy it by Ctrl and C.`);
  });
}

/** A view's link can be copied on every page. */
export function offerCopyingLinks() {
  listenFor("click", "[data-act=copy]", copyLink);
}

export function offerCopyingTexts() {
  listenFor("click", "[data-copies]", copyCitation);
  listenFor("click", "[data-copies-field]", copyField);
}
