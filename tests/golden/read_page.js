/* What a reader gets of a page, as lines: texts in order, links, fields, labels and drawings.
   Classes, ids, nesting and the order of attributes are not among them. */
const INLINE = new Set(
  "a abbr b bdi br cite code data em i img input kbd label mark q s small span strong sub sup time u var"
    .split(" "),
);
const SKIPPED = new Set("head link meta script style template base wbr".split(" "));
const STATES = ["checked", "current", "disabled", "expanded", "invalid", "pressed", "selected", "sort"];

function readPage() {
  const lines = [];
  let line = "";
  let isHidden = false;

  const end = () => {
    // Spaces that keep a number with its unit are no white space here.
    const text = line.replace(/[ \t\r\n]+/g, " ").trim();
    if (text) lines.push((isHidden ? "· " : "") + text);
    line = "";
  };
  const write = (text) => {
    end();
    line = text;
    end();
  };
  const quote = (text) => text.replace(/[ \t\r\n]+/g, " ").trim();

  function describe(element) {
    const label = element.getAttribute("aria-label");
    const title = element.getAttribute("title");
    const states = STATES.filter((name) => element.hasAttribute(`aria-${name}`));
    return (
      (label ? ` {label ${quote(label)}}` : "") +
      (title ? ` {title ${quote(title)}}` : "") +
      states.map((name) => ` {${name} ${element.getAttribute(`aria-${name}`)}}`).join("") +
      (element.hasAttribute("lang") && element !== document.documentElement
        ? ` {lang ${element.getAttribute("lang")}}`
        : "")
    );
  }

  function writeField(element) {
    const facts = ["name", "type", "value", "placeholder", "min", "max", "step", "pattern", "accept"]
      .filter((name) => element.hasAttribute(name))
      .map((name) => `${name}=${quote(element.getAttribute(name))}`);
    // What was typed or chosen since is what the reader sees.
    const isTyped = ["input", "textarea"].includes(element.localName) && element.type !== "file";
    if (isTyped && element.value !== (element.getAttribute("value") || "") && element.type !== "checkbox") {
      facts.push(`now=${quote(element.value || "")}`);
    }
    for (const name of ["checked", "disabled", "required", "readOnly", "multiple"]) {
      if (element[name]) facts.push(name);
    }
    write(`${element.localName} ${facts.join(" ")}${describe(element)}`);
    for (const option of element.options || []) {
      const group = option.closest("optgroup");
      write(
        `  option ${option.value}${option.selected ? " (selected)" : ""}` +
          `${option.disabled ? " (disabled)" : ""}: ${group ? `${group.label} › ` : ""}` +
          option.text,
      );
    }
    for (const option of element.list?.options || []) write(`  offered ${option.value} ${option.text}`);
  }

  const shorten = (address) =>
    address.length > 300 && address.startsWith("data:") ? `${address.slice(0, 40)}…${address.length}` : address;

  /* What is said before and after an element's content, where its name means something. */
  function name(element) {
    const kind = element.localName;
    const get = (attribute) => element.getAttribute(attribute) || "";
    if (/^h[1-6]$/.test(kind)) return [`${kind}: `, ""];
    if (kind === "a" && element.hasAttribute("href")) {
      const extra = element.hasAttribute("download") ? ` download ${get("download")}` : "";
      return ["[", `](${shorten(get("href"))}${extra})`];
    }
    if (kind === "button") {
      const sends = element.form && element.type !== "button" ? ` ${element.type}` : "";
      return [`button${sends}${get("name") && ` ${get("name")}=${get("value")}`}: `, ""];
    }
    if (kind === "summary") return [`summary${element.parentElement.open ? " (open)" : ""}: `, ""];
    if (kind === "form") return [`form ${element.method} ${get("action")}`, ""];
    if (kind === "iframe") return [`frame ${get("src")}`, ""];
    if (kind === "progress" || kind === "meter") return [`${kind} ${element.value} of ${element.max} `, ""];
    if (kind === "img") return [` image ${shorten(get("src"))} (${get("alt")}) `, ""];
    if (kind === "th") return ["", " ‖ "];
    if (kind === "td") return ["", " | "];
    return ["", ""];
  }

  /* A colour without words, such as a legend's sign or a bar: where it begins, how wide and high. */
  function writeSwatch(element, style) {
    if (element.childElementCount || element.textContent.trim()) return;
    const colour = writeColour(style.backgroundColor);
    const image = style.backgroundImage;
    if (colour === "none" && image === "none") return;
    const box = element.getBoundingClientRect();
    const place = [box.x, box.width, box.height].map((one) => Math.round(one * 10) / 10).join(" ");
    write(`■${colour === "none" ? "" : colour}${image === "none" ? "" : " pattern"} @ ${place}`);
  }

  const readMade = (element, place) => {
    const { content } = getComputedStyle(element, place);
    const text = /^"(.*)"$/s.exec(content || "")?.[1] || "";
    return text.trim() && text;
  };

  function walk(element) {
    const kind = element.localName;
    if (SKIPPED.has(kind) || (kind === "noscript" && !element.childElementCount)) return;
    const style = getComputedStyle(element);
    const wasHidden = isHidden;
    const isGone = style.display !== "contents" && !element.checkVisibility({ visibilityProperty: true });
    const isInline =
      style.display === "none" ? INLINE.has(kind) : ["inline", "contents"].includes(style.display);
    const isCell = kind === "td" || kind === "th";
    if ((isGone && !wasHidden) || !(isInline || isCell)) end();
    isHidden = wasHidden || isGone;
    readElement(element, kind, style);
    if ((isGone && !wasHidden) || !(isInline || isCell)) end();
    isHidden = wasHidden;
  }

  function readElement(element, kind, style) {
    if (kind === "svg") {
      end();
      for (const part of readDrawing(element)) lines.push((isHidden ? "· " : "") + part);
      return;
    }
    if (["input", "select", "textarea"].includes(kind)) {
      writeField(element);
      return;
    }
    if (kind === "br") end();
    const [before, after] = name(element);
    writeSwatch(element, style);
    line += before + describe(element);
    if (["form", "iframe"].includes(kind)) end();
    line += readMade(element, "::before");
    for (const child of element.childNodes) {
      if (child.nodeType === Node.TEXT_NODE) line += child.nodeValue;
      else if (child.nodeType === Node.ELEMENT_NODE) walk(child);
    }
    line += readMade(element, "::after") + after;
  }

  function readHead() {
    const appearance = document.documentElement.dataset.appearance;
    write(`title: ${document.title}`);
    write(`language ${document.documentElement.lang}${appearance ? `, appearance ${appearance}` : ""}`);
    for (const meta of document.querySelectorAll("meta[content]")) {
      const key = meta.getAttribute("name") || meta.getAttribute("property") || meta.httpEquiv;
      write(`meta ${key}: ${meta.content}`);
    }
    for (const link of document.querySelectorAll("link[rel=alternate], link[rel=canonical]")) {
      write(`link ${link.rel} ${link.type} ${link.getAttribute("href")} ${link.title}`);
    }
  }

  const root = document.documentElement;
  if (root.localName === "svg") return readDrawing(root);
  readHead();
  walk(document.body);
  end();
  return lines;
}
