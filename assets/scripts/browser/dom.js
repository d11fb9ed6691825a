/* Elements of the page: made, found and listened to. */

/**
 * Make an element.
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag
 * @param {string} [text]
 * @param {string} [className]
 * @param {Record<string, string | number>} [attributes]
 * @returns {HTMLElementTagNameMap[K]}
 */
export function element(tag, text = "", className = "", attributes = {}) {
  const made = document.createElement(tag);
  if (text) made.textContent = text;
  if (className) made.className = className;
  setAttributes(made, attributes);
  return made;
}

/**
 * Make a part of the page that holds others.
 * @param {string} className
 * @param {...(string | Node)} parts
 */
export function box(className, ...parts) {
  const made = element("div", "", className);
  made.append(...parts);
  return made;
}

/**
 * Make an element of a drawing, last in its parent.
 * @template {keyof SVGElementTagNameMap} K
 * @param {K} tag
 * @param {Record<string, string | number>} attributes
 * @param {Element | null} [parent]
 * @param {string} [text]
 * @returns {SVGElementTagNameMap[K]}
 */
export function shape(tag, attributes, parent = null, text = "") {
  const made = document.createElementNS("http://www.w3.org/2000/svg", tag);
  setAttributes(made, attributes);
  if (text) made.textContent = text;
  if (parent) parent.append(made);
  return made;
}

/**
 * @param {Element} made
 * @param {Record<string, string | number>} attributes
 */
export function setAttributes(made, attributes) {
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, String(value));
}

/**
 * Make a button that acts, and sends no form.
 * @param {string} text
 * @param {(event: MouseEvent) => void} act
 */
export function button(text, act, className = "plain-button") {
  const made = element("button", text, className);
  made.type = "button";
  made.addEventListener("click", act);
  return made;
}

/** @typedef {[string, string | [string, string][]]} Choice a value with its text, or a group's name with its own */

/** Make a native select of choices; the first is chosen unless a value is given. */
export function select(/** @type {Choice[]} */ choices, value = "") {
  const made = element("select", "", "form-select");
  fillSelect(made, choices);
  if (value) made.value = value;
  return made;
}

/**
 * Give a select other choices than it has.
 * @param {HTMLSelectElement} made
 * @param {Choice[]} choices
 */
export function fillSelect(made, choices) {
  made.replaceChildren(...choices.map(([value, text]) => {
    if (!Array.isArray(text)) return new Option(text, value);
    const group = element("optgroup", "", "", { label: value });
    group.append(...text.map(([one, name]) => new Option(name, one)));
    return group;
  }));
}

/**
 * Make a list of what each of its items holds.
 * @param {(string | Node)[][]} items
 */
export function listOf(items, className = "", itemClass = "") {
  const made = element("ul", "", className);
  for (const parts of items) {
    const item = element("li", "", itemClass);
    item.append(...parts);
    made.append(item);
  }
  return made;
}

/**
 * Give the first element that a selector finds, if there is one.
 * @template {Element} [T=HTMLElement]
 * @param {string} selector
 * @param {ParentNode} [root]
 * @returns {T | null}
 */
export const seek = (selector, root = document) => root.querySelector(selector);

/**
 * Give the first element of a kind that a selector finds, where there must be one.
 * @template {Element} [T=HTMLElement]
 * @param {string} selector
 * @param {new () => T} [kind]
 * @param {ParentNode} [root]
 * @returns {T}
 */
export function find(selector, kind, root = document) {
  const found = root.querySelector(selector);
  if (!found || (kind && !(found instanceof kind))) throw new Error(`The page has no ${selector}`);
  return /** @type {T} */ (found);
}

/**
 * Give the element of that id, which the page has.
 * @template {Element} [T=HTMLElement]
 * @param {string} id
 * @param {new () => T} [kind]
 * @returns {T}
 */
export const byId = (id, kind) => find(`#${CSS.escape(id)}`, kind);

/**
 * Give all elements that a selector finds.
 * @template {Element} [T=HTMLElement]
 * @param {string} selector
 * @param {ParentNode} [root]
 * @param {new () => T} [_kind] what they are known to be
 * @returns {T[]}
 */
export const findAll = (selector, root = document, _kind = undefined) =>
  /** @type {any[]} */ ([...root.querySelectorAll(selector)]);

/**
 * Give what an event happened in, of those that a selector finds.
 * @param {Event} event
 * @param {string} selector
 * @returns {HTMLElement | null}
 */
export const closest = ({ target }, selector) =>
  (target instanceof Element ? target.closest(selector) : null);

/**
 * Act on an event in whatever a selector finds, now or later.
 * @template {keyof DocumentEventMap} K
 * @template {Element} [T=HTMLElement]
 * @param {K} kind
 * @param {string} selector
 * @param {(found: T, event: DocumentEventMap[K]) => void} act
 * @param {boolean} [isFirst] whether before the listeners of the elements themselves
 */
export function listenFor(kind, selector, act, isFirst = false) {
  document.addEventListener(kind, (event) => {
    const found = closest(event, selector);
    if (found) act(/** @type {any} */ (found), event);
  }, isFirst);
}

/** Whether a click asks for another window, or for the link's file. */
export const isAside = (/** @type {MouseEvent} */ event) =>
  event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;

/** Act once what is drawn now has been painted. */
export function afterPaint(/** @type {() => void} */ act) {
  requestAnimationFrame(() => requestAnimationFrame(() => window.setTimeout(act)));
}

/** Whether the reader's system asks for less motion. */
export const isCalm = () => window.matchMedia("(prefers-reduced-motion: reduce)").matches;
