/* The areas in order, as dots with their intervals against the London line. */
atlas.ranking = (function () {
  "use strict";

  const MOST = 40;
  const make = (tag, text, className) => atlas.attention.element(tag, text, className);

  function pickAreas(figures, edition, chosen) {
    const all = figures.areas.map((code, i) => ({ code, i, place: edition.index.get(code) }));
    if (all.length <= MOST) return { rows: all, title: figures.ranking.all };
    const place = edition.index.get(chosen);
    const parent = place === undefined ? chosen : edition.features[place].properties.parent;
    const rows = all.filter((row) => edition.features[row.place].properties.parent === parent);
    if (!rows.length) return { rows, title: figures.ranking.all, text: figures.ranking.choose };
    const name = atlas.figures.parentName(figures, parent);
    return { rows, title: figures.ranking.within.replace("{borough}", name) };
  }

  function drawTrack(figures, i) {
    const [low, high] = figures.domain;
    const at = (value) => `${(100 * (value - low)) / (high - low || 1)}%`;
    const track = make("span", "", "track");
    if (figures.london) {
      const line = make("span", "", "track-london");
      line.style.left = at(figures.london.value);
      track.append(line);
    }
    if (figures.lci && figures.lci[i] !== null) {
      const bar = make("span", "", "track-interval");
      bar.style.left = at(figures.lci[i]);
      bar.style.right = `calc(100% - ${at(figures.uci[i])})`;
      track.append(bar);
    }
    const dot = make("span", "", "track-dot");
    dot.style.left = at(figures.values[i]);
    track.append(dot);
    return track;
  }

  function drawRow(figures, edition, { code, i, place }) {
    const item = document.createElement("li");
    const button = make("button", "", "rank-row");
    button.dataset.code = code;
    button.append(make("span", edition.features[place].properties.name, "rank-name"));
    const isMissing = figures.values[i] === null;
    button.append(isMissing ? make("span", "", "track track-none") : drawTrack(figures, i));
    button.append(make("span", isMissing ? "no value" : figures.shown[i], "rank-value"));
    const told = atlas.figures.tell(figures, i);
    const parts = [edition.features[place].properties.name, told.value, told.interval, told.outcome];
    button.setAttribute("aria-label", parts.filter(Boolean).join(", "));
    button.onclick = () => atlas.attention.choose(code);
    button.onmouseenter = button.onfocus = () => atlas.attention.outline("hover", code);
    button.onmouseleave = button.onblur = () => atlas.attention.outline("hover", null);
    item.append(button);
    return item;
  }

  function draw(figures, edition) {
    const panel = document.getElementById("ranking");
    if (!figures.values.some((value) => value !== null)) return panel.replaceChildren();
    const chosen = atlas.address.read().area;
    const { rows, title, text } = pickAreas(figures, edition, chosen);
    const value = ({ i }) => (figures.values[i] === null ? -Infinity : figures.values[i]);
    rows.sort((a, b) => value(b) - value(a));
    const list = make("ol", "", "rank-list");
    rows.forEach((row) => list.append(drawRow(figures, edition, row)));
    panel.replaceChildren(make("h2", title), ...(text ? [make("p", text)] : []), list);
    if (figures.london && rows.length) panel.append(make("p", figures.ranking.key, "rank-key"));
    return markChosen(chosen);
  }

  function markChosen(code) {
    document.querySelectorAll("#ranking [aria-current]").forEach((row) => row.removeAttribute("aria-current"));
    const row = document.querySelector(`#ranking [data-code="${CSS.escape(code || "")}"]`);
    if (row) row.setAttribute("aria-current", "true");
  }

  document.addEventListener("atlas:hover", ({ detail }) => {
    document.querySelectorAll("#ranking .is-hovered").forEach((row) => row.classList.remove("is-hovered"));
    const row = document.querySelector(`#ranking [data-code="${CSS.escape(detail || "")}"]`);
    if (row) row.classList.add("is-hovered");
  });

  return { draw };
})();
