/* Light or dark: the system's, unless the address says otherwise, on every page. */
import { findAll, listenFor } from "../browser/dom.js";
import { readAddress, writeSearch } from "./address.js";

export function isDark() {
  const chosen = document.documentElement.dataset.appearance;
  return chosen ? chosen === "dark" : window.matchMedia("(prefers-color-scheme: dark)").matches;
}

export function applyAppearance(asked = readAddress().appearance) {
  const root = document.documentElement;
  const appearance = ["light", "dark", "projector"].includes(asked) ? asked : "";
  if (appearance) root.dataset.appearance = appearance;
  else delete root.dataset.appearance;
  const button = document.querySelector("[data-appearance-switch]");
  const isPressed = String(isDark());
  if (button && button.getAttribute("aria-pressed") !== isPressed) button.setAttribute("aria-pressed", isPressed);
  findAll(".head a, .foot a", document, HTMLAnchorElement).forEach((link) => {
    const address = new URL(link.href);
    address.search = appearance ? "?appearance=" + appearance : "";
    // Every choice comes by here: what is right already is not written again.
    if (link.href !== address.href) link.href = address.href;
  });
}

/**
 * Write an address so that its page looks as this one does, where the reader chose it.
 * @param {string} address
 */
export function keepAppearance(address) {
  const { appearance } = document.documentElement.dataset;
  const next = new URL(address, window.location.href);
  if (appearance && next.origin === window.location.origin) next.searchParams.set("appearance", appearance);
  return next.href;
}

/** On a page that the server wrote whole only the colours change. */
export function switchAppearanceHere() {
  applyAppearance();
  listenFor("click", "[data-appearance-switch]", () => {
    const appearance = isDark() ? "light" : "dark";
    const search = writeSearch(new URLSearchParams({ ...readAddress(), appearance }));
    window.history.replaceState(null, "", search || window.location.pathname);
    applyAppearance(appearance);
  });
}
