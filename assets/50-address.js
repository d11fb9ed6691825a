/* The address is the state: every choice is a name in the query string. */
window.atlas = window.atlas || {};

atlas.address = (function () {
  "use strict";

  // The server does not read what is longer (dashboard/selection.py), so the page does not either.
  const LONGEST = 3500;

  const ON_WHICH_FIGURES_DEPEND = [
    "indicator", "level", "vintage", "period", "group",
    "scheme", "classes", "breaks", "sure", "layer",
  ];
  // What the server said before any script ran.
  const start = JSON.parse((document.getElementById("atlas-start") || {}).textContent || "{}");

  function read(search = wanted ?? window.location.search) {
    if (search.length > LONGEST) return {};
    return Object.fromEntries(new URLSearchParams(search));
  }

  // What the reader last chose; the address follows once the map is painted.
  let wanted = null;
  // Whether what was last chosen is a step of its own that is not in the history yet.
  let isOwed = false;

  /* Change some names; an empty value removes its name. One step back undoes it, unless it
     takes the place of the step before it. Resolves to whether it is drawn. */
  function set(changes, { isReplacing = false } = {}) {
    const query = new URLSearchParams(read());
    for (const [name, value] of Object.entries(changes)) {
      if (value === null || value === undefined || value === "") query.delete(name);
      else query.set(name, value);
    }
    const text = query.toString().replace(/%2C/g, ",").replace(/%2F/g, "/");
    const search = text ? "?" + text : "";
    if (search === (wanted ?? window.location.search)) return Promise.resolve(false);
    if (start.is_still) return turn(search, changes);
    wanted = search;
    isOwed = isOwed || !isReplacing;
    document.dispatchEvent(new CustomEvent("atlas:asked"));
    // The map is drawn at once; words and choices are asked for when it is on screen.
    const hasMap = document.getElementById("map") !== null;
    const drawn = hasMap ? atlas.follow(search) : Promise.resolve(true);
    drawn.then((isDrawn) => afterPaint(() => {
      if (wanted !== search) return;
      // The step is written first, so that dcc.Location only tells the callbacks. A choice
      // that could not be drawn is not written, so that it can be made again.
      if (isDrawn) {
        if (isOwed) atlas.steps.write(search);
        else atlas.steps.replace(search);
        // With the whole address, or dcc.Location writes the one it knew over this step.
        window.dash_clientside.set_props("url", { search: search, href: window.location.href });
      }
      wanted = null;
      isOwed = false;
    }));
    return drawn;
  }

  /* A page that the server wrote whole is written anew, unless only its colours change. */
  function turn(search, changes) {
    if ("appearance" in changes) {
      window.history.replaceState(null, "", search || window.location.pathname);
      atlas.appearance.apply(changes.appearance);
    } else {
      window.location.assign(search || window.location.pathname);
    }
    return Promise.resolve(true);
  }

  /* Once what is drawn now has been painted. */
  function afterPaint(act) {
    window.requestAnimationFrame(() => window.requestAnimationFrame(() => window.setTimeout(act)));
  }

  /* The part of the address on which the map's figures depend. */
  function figuresQuery(params) {
    const query = new URLSearchParams();
    for (const name of ON_WHICH_FIGURES_DEPEND) {
      if (params[name]) query.set(name, params[name]);
    }
    const mode = start.modes[params.view];
    if (mode && mode.recolours) {
      query.set("view", params.view);
      if (params.with) query.set("with", params.with);
    }
    query.set("data", document.documentElement.dataset.version);
    return query.toString();
  }

  return { read, set, figuresQuery, afterPaint, start };
})();
