/* A browser that translates a page puts <font> elements in the place of its texts, and React goes on
   with the texts that it made. What it takes away, or puts something before, is then what stands in
   their place, and a text that it writes anew takes its place again, to be translated once more. */

/** @type {WeakMap<Node, Node>} */
const standIns = new WeakMap();

const isFont = (/** @type {Node | null} */ node) => node?.nodeName === "FONT";

/**
 * Give what stands in a parent for a node that was put there; the node itself where nothing does.
 * @param {Node} parent
 * @param {Node} node
 */
function findIn(parent, node) {
  let found = node.parentNode ? node : standIns.get(node) ?? node;
  while (found.parentNode && found.parentNode !== parent && isFont(found.parentNode)) found = found.parentNode;
  return found.parentNode === parent ? found : node;
}

const rewrites = new MutationObserver((changes) => {
  for (const { target } of changes) {
    const font = standIns.get(target);
    if (font?.parentNode && !target.parentNode) font.parentNode.replaceChild(target, font);
  }
});

/** Remember what took the place of each text that went. */
function remember(/** @type {MutationRecord[]} */ changes) {
  for (const { addedNodes, removedNodes, previousSibling, nextSibling } of changes) {
    for (const text of removedNodes) {
      const font = text.nodeType === Node.TEXT_NODE && [...addedNodes, previousSibling, nextSibling].find(isFont);
      if (!font) continue;
      standIns.set(text, font);
      rewrites.observe(text, { characterData: true });
    }
  }
}

export function followTranslation() {
  new MutationObserver(remember).observe(document.documentElement, { childList: true, subtree: true });
  const { prototype } = /** @type {any} */ (Node);
  const { removeChild, insertBefore } = prototype;
  prototype.removeChild = function (/** @type {Node} */ child) {
    return removeChild.call(this, child && findIn(this, child));
  };
  prototype.insertBefore = function (/** @type {Node} */ added, /** @type {Node | null} */ before) {
    return insertBefore.call(this, added, before && findIn(this, before));
  };
}
