/* Wiring: follow the address, and turn the page's controls into changes of the address. */
(function () {
  "use strict";

  const { start } = atlas.address;
  if (start.figures) {
    // Shapes and figures are read while Dash builds the page around them.
    atlas.store.fetchJson(start.figures).catch(() => {});
    atlas.map.prepare(start.boundary);
  }
  let sayWordsCame;
  const wordsCame = new Promise((resolve) => { sayWordsCame = resolve; });
  let latest = 0;
  let followed = null;

  function figuresUrl(search) {
    // The page's head has already asked for the first view's figures at this address.
    if (search === start.search && start.figures) return start.figures;
    return "/view/figures?" + atlas.address.figuresQuery(atlas.address.read(search));
  }

  function markChosen(code) {
    const { shown } = atlas.map.current();
    atlas.keys.markChosen(shown, code);
    document.querySelector("[data-map=area]").disabled = !shown.index.has(code);
  }

  async function drawRest(params, figures, turn) {
    const { shown } = atlas.map.current();
    markChosen(params.area);
    const combos = atlas.combobox.attach();
    combos.indicators.tell(figures.indicator, figures.label);
    combos.places.tell(params.area, figureName(shown, params.area));
    showTyped();
    atlas.legend.draw(figures);
    drawView(figures, shown, params);
    // The list stands under the area's words: drawn before them, it would jump when they come.
    wordsCame.then(() => atlas.ranking.draw(figures, shown));
    let problem = "";
    const reach = await atlas.marks.ask(params.programme, figures.geography).catch((error) => {
      problem = "Programme records could not be fetched: " + error.message
        + ". Check the connection, then untick the programmes and tick them again.";
      return null;
    });
    // The reader has chosen again while the records were on their way.
    if (turn !== latest) return;
    if (problem) say(problem);
    atlas.marks.show(reach);
    if (document.getElementById("main").dataset.view === "table") atlas.table.draw(figures, shown, { reach, problem });
    else atlas.table.tellDownload();
  }

  /* What was typed stands as the address has it, also where it cannot be read; never over a
     reader who is still typing. */
  function showTyped() {
    document.querySelectorAll("[data-typed] input").forEach((field) => {
      if (field === document.activeElement) return;
      const value = atlas.address.read()[field.closest("[data-param]").dataset.param] || "";
      if (field.value !== value) window.dash_clientside.set_props(field.id, { value });
    });
  }

  function figureName(edition, code) {
    const place = edition.index.get(code);
    return place === undefined ? "" : edition.features[place].properties.name;
  }

  /* What is known only for London is a trend; a name that is no way of showing is the map.
     Whether other colours or shapes can be had for this view is for the server to say. */
  function findMode(figures, view) {
    if (figures.is_london_only) return "trend";
    if (!start.modes[view]) return "map";
    return start.modes[view].recolours ? figures.mode : view;
  }

  function showStage(mode) {
    const main = document.getElementById("main");
    main.dataset.view = mode;
    main.dataset.stage = start.modes[mode].stage;
    showPanel();
  }

  /* A panel is seen with the way of showing that it was written for. */
  function showPanel() {
    const panel = document.getElementById("view-panel");
    const written = panel.querySelector("[data-mode]");
    panel.hidden = !written || written.dataset.mode !== document.getElementById("main").dataset.view;
  }

  /* Ways of showing that the browser draws: atlas.views has a function for each. */
  function drawView(figures, edition, params) {
    const draw = (atlas.views || {})[document.getElementById("main").dataset.view];
    const host = document.getElementById("drawn-view");
    if (draw) draw(host, { figures, edition, params });
    else host.replaceChildren();
  }

  /* Draw what an address asks for; resolves to whether the last thing asked for is drawn. */
  async function follow(search) {
    // Dash repeats what has just been drawn: the map was first, the address second.
    if (search === followed) return true;
    followed = search;
    const turn = ++latest;
    const main = document.getElementById("main");
    const params = atlas.address.read(search);
    atlas.appearance.apply(params.appearance);
    try {
      const figures = await atlas.store.fetchJson(figuresUrl(search || ""));
      if (turn !== latest) return false;
      showStage(findMode(figures, params.view));
      await atlas.map.draw(figures);
      atlas.attention.outline("selected", params.area);
      atlas.address.afterPaint(() => { if (turn === latest) drawRest(params, figures, turn); });
      main.dataset.ready = "true";
      say(figures.empty);
      return true;
    } catch (error) {
      followed = null;
      say(error.message + (main.dataset.ready
        ? ". The last view stays. Check the connection, then choose again."
        : ", so the map is not drawn. Check the connection, then load the page again."), { isFault: true });
      return false;
    }
  }

  function say(text, { isFault = false } = {}) {
    const status = document.getElementById("map-status");
    if (!status) return;
    status.textContent = text;
    // Where no map is shown its status is not seen, and what went wrong must be.
    if (isFault && !status.offsetParent) atlas.note.say(text, { what: "undrawn", stays: true });
    else atlas.note.hide("undrawn");
  }

  // The first view is drawn as soon as there is a map, before Dash's own first callbacks.
  atlas.map.whenReady.then(() => follow(window.location.search));

  window.dash_clientside = window.dash_clientside || {};
  atlas.follow = follow;
  window.dash_clientside.atlas = {
    follow: (search) => follow(search).then(() => window.dash_clientside.no_update),
    showAppearance: (search) => {
      atlas.appearance.apply(atlas.address.read(search || "").appearance);
      return window.dash_clientside.no_update;
    },
    hearWords: () => {
      sayWordsCame();
      return window.dash_clientside.no_update;
    },
    hearPanel: () => {
      showPanel();
      return window.dash_clientside.no_update;
    },
    setTitle: (title) => {
      if (title) document.title = `${title} | ${start.site}`;
      return window.dash_clientside.no_update;
    },
  };

  const mapActs = {
    in: () => atlas.map.zoomBy(0.5),
    out: () => atlas.map.zoomBy(-0.5),
    all: () => atlas.map.showAll(),
    area: () => atlas.map.zoomTo(atlas.address.read().area),
  };

  document.addEventListener("click", (event) => {
    const target = event.target.closest("[data-set],[data-map],[data-tab-of],[data-appearance-switch]");
    if (!target || target.disabled) return;
    const { set, map, tabOf, appearanceSwitch } = target.dataset;
    if (set !== undefined) {
      event.preventDefault();
      atlas.address.set(Object.fromEntries(new URLSearchParams(set)));
    }
    if (map) mapActs[map]();
    if (tabOf) openTab(tabOf);
    if (appearanceSwitch) atlas.address.set({ appearance: atlas.appearance.isDark() ? "light" : "dark" });
  });

  function openTab(tab) {
    document.getElementById("main").dataset.tab = tab;
    document.querySelectorAll("[data-tab-of]").forEach((button) => {
      if (button.dataset.tabOf === tab) button.setAttribute("aria-current", "true");
      else button.removeAttribute("aria-current");
    });
    window.scrollTo(0, 0);
  }

  document.addEventListener("focusout", (event) => {
    // Once the focus has gone, and a change has been written.
    if (event.target.closest("[data-typed]")) window.setTimeout(showTyped);
  });

  document.addEventListener("change", (event) => {
    const host = event.target.closest("[data-param]");
    if (!host) return;
    const boxes = host.querySelectorAll("input[type=checkbox]");
    const value = boxes.length
      ? [...boxes].filter((box) => box.checked).map((box) => box.value).join(",")
      : event.target.value;
    atlas.address.set({ [host.dataset.param]: value });
  });
})();
