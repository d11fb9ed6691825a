/* Lists of areas by two indicators, and the key of their map: what the server counts, named here. */
(function () {
  "use strict";

  const MOST_NAMED = 200;
  const make = (tag, text, className) => atlas.attention.element(tag, text, className);
  const map = () => document.getElementById("map");
  let shownFor = null;

  function pairUrl() {
    const params = atlas.address.read();
    const query = new URLSearchParams(atlas.address.figuresQuery(params));
    query.set("with", params.with || "");
    return "/view/pair?" + query;
  }

  function nameArea(figures, edition, code) {
    const { name, parent } = edition.features[edition.index.get(code)].properties;
    const borough = atlas.figures.parentName(figures, parent);
    const button = make("button", name, "choose-row");
    button.dataset.code = code;
    button.onclick = () => atlas.attention.choose(code);
    button.onmouseenter = button.onfocus = () => point(code);
    button.onmouseleave = button.onblur = () => point(null);
    const item = make("li");
    item.append(button, ...(borough && borough !== name ? [make("span", ", " + borough)] : []));
    return item;
  }

  function point(code) {
    atlas.attention.outline("hover", code);
    document.dispatchEvent(new CustomEvent("atlas:hover", { detail: code }));
  }

  /* Name the areas whose place is asked for, by name; what is too long to read is in the file. */
  function listAreas(places, wanted) {
    const { figures, shown } = atlas.map.current();
    const nameOf = (code) => shown.features[shown.index.get(code)].properties.name;
    const codes = figures.areas.filter((code, i) => places[i] === wanted && shown.index.has(code));
    codes.sort((a, b) => nameOf(a).localeCompare(nameOf(b), "en-GB"));
    const list = make("ul", "", "pair-names");
    list.append(...codes.slice(0, MOST_NAMED).map((code) => nameArea(figures, shown, code)));
    const rest = codes.length - MOST_NAMED;
    if (rest <= 0) return [list];
    return [list, make("p", `And ${rest.toLocaleString("en-GB")} more: the file lists them all.`)];
  }

  async function openList(list) {
    const host = list.querySelector(".pair-areas");
    if (!list.open || host.firstChild) return;
    host.textContent = "Fetching the names…";
    try {
      const pair = await atlas.store.fetchJson(pairUrl());
      host.replaceChildren(...listAreas(pair[list.dataset.pairList], Number(list.dataset.place)));
    } catch (error) {
      host.textContent = error.message + ". Close this list and open it again.";
    }
  }

  // "toggle" does not bubble.
  document.addEventListener("toggle", ({ target }) => {
    if (target.dataset && target.dataset.pairList) openList(target);
  }, true);

  const cells = () => [...document.querySelectorAll("[data-pair-cell]")];

  /* Show one cell alone on the map and name its areas; the same cell again shows all. */
  function press(cell) {
    const isOn = Boolean(cell) && cell.getAttribute("aria-pressed") !== "true";
    cells().forEach((one) => one.setAttribute("aria-pressed", String(isOn && one === cell)));
    if (isOn) map().dataset.emphasis = cell.dataset.pairCell;
    else delete map().dataset.emphasis;
    const words = document.querySelector(".pair-cell-words");
    if (!words) return;
    words.dataset.first = words.dataset.first || words.textContent;
    if (!isOn) return words.replaceChildren(words.dataset.first);
    const said = make("p", cell.getAttribute("aria-label") + ".", "pair-found");
    const file = Object.assign(make("a", "Download this list (CSV)"), { href: cell.dataset.file });
    file.download = "";
    const { figures } = atlas.map.current();
    return words.replaceChildren(said, ...listAreas(figures.classes, Number(cell.dataset.pairCell)), file);
  }

  document.addEventListener("click", ({ target }) => {
    const cell = target.closest("[data-pair-cell]");
    if (cell) {
      focusCell(cell);
      press(cell);
    }
  });

  function focusCell(cell) {
    cells().forEach((one) => { one.tabIndex = one === cell ? 0 : -1; });
    cell.focus();
  }

  // The key is read upwards: the row above holds the next third of the second indicator.
  const STEPS = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };

  document.addEventListener("keydown", (event) => {
    const cell = event.target.closest && event.target.closest("[data-pair-cell]");
    if (!cell) return;
    if (event.key === "Escape" && map().dataset.emphasis) return press(null);
    if (!STEPS[event.key]) return;
    event.preventDefault();
    const place = Number(cell.dataset.pairCell);
    const [column, row] = [place % 3 + STEPS[event.key][0], Math.floor(place / 3) + STEPS[event.key][1]];
    if (column < 0 || column > 2 || row < 0 || row > 2) return;
    focusCell(document.querySelector(`[data-pair-cell="${3 * row + column}"]`));
  });

  /* Another pair, edition or way of showing: names and emphasis of the last are taken away. */
  document.addEventListener("atlas:coloured", () => {
    const { view } = atlas.address.read();
    const now = `${view} ${pairUrl()}`;
    if (now === shownFor) return;
    shownFor = now;
    press(null);
    document.querySelectorAll("[data-pair-list]").forEach((list) => {
      list.open = false;
      list.querySelector(".pair-areas").replaceChildren();
    });
  });

  atlas.pair = { url: pairUrl, point };
})();
