/* Areas that meet the conditions of the address: outlined, counted, listed, said in a tip. */
atlas.conditions = (function () {
  "use strict";

  const ON_WHICH_MATCHES_DEPEND = ["indicator", "level", "vintage", "period", "group", "where"];
  // A longer list is folded; more conditions than this are said in full beneath the map only.
  const MOST_LISTED = 40;
  const MOST_SAID = 3;
  // Above the borders of boroughs, below the marks of hover and choice.
  const PANE_ORDER = 425;
  const WORDS = { "1": "Meets the conditions", "?": "Conditions: cannot be told", "0": "" };
  const make = (tag, text, className) => atlas.attention.element(tag, text, className);
  let turn = 0;
  let drawn = null;
  let renderer = null;
  let verdicts = new Map();
  let shownFor = null;

  function writeQuery(params, names) {
    const query = new URLSearchParams();
    for (const name of names) if (params[name]) query.set(name, params[name]);
    query.set("data", document.documentElement.dataset.version);
    return query.toString().replace(/%2C/g, ",");
  }

  const getBox = (id) => document.getElementById(id);

  /* Room for the answer is kept from the first, so that nothing jumps when it comes. */
  function keepRoom() {
    const params = atlas.address.read();
    document.documentElement.toggleAttribute("data-asks", Boolean(params.where));
    return params;
  }

  /* Ask for what the address asks, once the map has its colours. */
  async function follow() {
    const params = keepRoom();
    const mine = ++turn;
    let answer = null;
    let problem = "";
    if (params.where) {
      answer = await atlas.store.fetchJson("/view/matches?" + writeQuery(params, ON_WHICH_MATCHES_DEPEND))
        .catch((error) => {
          problem = error.message + ", so the conditions are not asked. Check the connection, then change a condition.";
          return null;
        });
    }
    if (mine !== turn) return;
    show(answer, params, problem);
    atlas.conditionBuilder.hear(answer, params);
  }

  function show(answer, params, problem) {
    const { figures, shown } = atlas.map.current();
    const isOurs = answer && answer.verdicts.length === figures.areas.length;
    const next = isOurs ? new Map(figures.areas.map((code, i) => [code, answer.verdicts[i]])) : new Map();
    const key = JSON.stringify([answer, problem, params.area]);
    if (key === shownFor && drawn && drawn.edition === shown) return;
    shownFor = key;
    verdicts = next;
    draw(shown);
    say(answer, problem);
    list(answer, shown, params);
    document.dispatchEvent(new CustomEvent("atlas:matched"));
  }

  const pick = (sign) => [...verdicts].filter(([, verdict]) => verdict === sign).map(([code]) => code);

  /* Each kind is one shape of many parts: a thousand outlines cost as much as one. */
  function draw(edition) {
    const { leaflet } = atlas.map.current();
    if (drawn) drawn.layers.remove();
    drawn = null;
    leaflet.getContainer().toggleAttribute("data-filtered", verdicts.size > 0);
    if (!verdicts.size) return;
    if (!renderer) {
      leaflet.createPane("matched").style.zIndex = PANE_ORDER;
      renderer = L.svg({ pane: "matched", padding: 0.4 });
    }
    leaflet.getPane("matched").dataset.edition = edition.key;
    const layers = L.layerGroup([
      outline(edition, pick("?"), "untold-line"),
      outline(edition, pick("1"), "match-halo"),
      outline(edition, pick("1"), "match-line"),
    ].filter(Boolean)).addTo(leaflet);
    drawn = { layers, edition };
  }

  function outline(edition, codes, className) {
    const parts = codes
      .filter((code) => edition.index.has(code))
      .map((code) => edition.features[edition.index.get(code)].geometry)
      .flatMap((shape) => (shape.type === "Polygon" ? [shape.coordinates] : shape.coordinates));
    if (!parts.length) return null;
    return L.geoJSON({ type: "Feature", properties: {}, geometry: { type: "MultiPolygon", coordinates: parts } }, {
      pane: "matched", renderer, interactive: false, fill: false, smoothFactor: 0, className,
    });
  }

  /* The sentence beneath the subtitle, on screen and on paper. */
  function say(answer, problem) {
    const box = getBox("view-filter");
    if (!answer || !answer.conditions.length) return box.replaceChildren(...(problem ? [make("p", problem, "notice")] : []));
    const parts = [];
    if (answer.sentence) {
      const line = make("p", "");
      line.append(make("strong", answer.sentence), " ");
      const isLong = answer.conditions.length > MOST_SAID;
      line.append(make("span", answer.asked + ".", isLong ? "asked-in-full" : ""));
      if (isLong) line.append(make("span", "The conditions are listed beneath the map.", "asked-in-short"));
      parts.push(line);
    }
    if (answer.aside) parts.push(make("p", answer.aside, "notice"));
    return box.replaceChildren(...parts);
  }

  function list(answer, edition, params) {
    const box = getBox("matches");
    if (!answer || !answer.conditions.length) return box.replaceChildren();
    const isOpen = [...box.querySelectorAll("details")].map((details) => details.open);
    const focused = document.activeElement && box.contains(document.activeElement) && document.activeElement.dataset.code;
    const folds = [
      ["1", "Meet the conditions", "match"], ["?", "Cannot be told", "untold"],
    ].filter(([sign]) => pick(sign).length).map(([sign, name, kind]) => fold(sign, name, kind, edition, params.area));
    const each = make("details");
    each.append(make("summary", `The conditions one by one (${answer.conditions.length})`), tellEach(answer));
    box.replaceChildren(...folds, each, drawTools(params));
    if (isOpen.length === folds.length + 1) box.querySelectorAll("details").forEach((details, i) => { details.open = isOpen[i]; });
    const same = focused && box.querySelector(`[data-code="${CSS.escape(focused)}"]`);
    if (same) same.focus({ preventScroll: true });
    return undefined;
  }

  function fold(sign, name, kind, edition, chosen) {
    const areas = pick(sign).filter((code) => edition.index.has(code))
      .map((code) => ({ code, name: edition.features[edition.index.get(code)].properties.name }))
      .sort((a, b) => a.name.localeCompare(b.name, "en-GB"));
    const details = make("details");
    const summary = make("summary");
    summary.append(make("span", "", `match-sign ${kind}-sign`), `${name} (${areas.length.toLocaleString("en-GB")})`);
    details.append(summary);
    const fill = () => {
      if (!details.querySelector("ul")) details.append(listAreas(areas, chosen));
    };
    details.open = sign === "1" && areas.length <= MOST_LISTED;
    if (details.open) fill();
    // Hundreds of buttons are made when they are wanted.
    details.addEventListener("toggle", () => { if (details.open) fill(); });
    return details;
  }

  function listAreas(areas, chosen) {
    const items = make("ul", "", "match-list");
    for (const { code, name } of areas) {
      const button = make("button", name, "match-area");
      button.dataset.code = code;
      if (code === chosen) button.setAttribute("aria-current", "true");
      button.onclick = () => atlas.attention.choose(code);
      button.onmouseenter = button.onfocus = () => atlas.attention.outline("hover", code);
      button.onmouseleave = button.onblur = () => atlas.attention.outline("hover", null);
      const item = make("li");
      item.append(button);
      items.append(item);
    }
    return items;
  }

  function tellEach(answer) {
    const items = make("ul", "", "condition-list");
    for (const condition of answer.conditions) {
      const item = make("li");
      item.append(make("strong", condition.words), make("span", condition.counted));
      condition.notes.forEach((note) => item.append(make("span", note, "soft")));
      items.append(item);
    }
    return items;
  }

  function drawTools(params) {
    const tools = make("p", "", "match-tools");
    const link = make("a", "Download who meets which condition (CSV)");
    link.href = "/view/matches.csv?" + writeQuery(params, ON_WHICH_MATCHES_DEPEND);
    link.setAttribute("download", "");
    const clear = make("button", "Clear all conditions", "match-clear");
    clear.dataset.set = "where=";
    tools.append(link, clear);
    return tools;
  }

  keepRoom();
  document.addEventListener("atlas:coloured", follow);

  return { tell: (code) => WORDS[verdicts.get(code)] || "", writeQuery };
})();
