/* What is pointed at on a map is outlined and told large; a dot shows where the pointer is. */
import { closest, element, find } from "../browser/dom.js";
import { addAct, tell } from "./slides.js";

const TOLD = ".slide.is-shown .map-areas path, .slide.is-shown .map-mark";
/** @type {HTMLElement | null} */
let dot = null;

function switchDot() {
  dot?.remove();
  dot = dot ? null : element("div", "", "present-dot", { style: "left: 50%; top: 50%" });
  if (dot) document.body.append(dot);
  find("[data-do=dot]").setAttribute("aria-pressed", String(Boolean(dot)));
}

export function followPointer() {
  addAct("dot", switchDot);
  const textOf = (/** @type {Element | null} */ one) => one?.querySelector("title")?.textContent ?? "";
  document.addEventListener("pointerover", (event) => tell(textOf(closest(event, TOLD))));
  document.addEventListener("focusin", (event) => {
    const told = closest(event, TOLD);
    if (told) tell(textOf(told));
  });
  document.addEventListener("pointermove", ({ clientX, clientY }) => {
    if (dot) Object.assign(dot.style, { left: `${clientX}px`, top: `${clientY}px` });
  });
}
