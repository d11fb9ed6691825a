/* The address is the state: every choice is a name in the query string. */
window.atlas = window.atlas || {};

atlas.address = (function () {
  "use strict";

  function read() {
    return Object.fromEntries(new URLSearchParams(window.location.search));
  }

  /* Change some names; an empty value removes its name. One step back undoes it. */
  function set(changes) {
    const query = new URLSearchParams(window.location.search);
    for (const [name, value] of Object.entries(changes)) {
      if (value === null || value === undefined || value === "") query.delete(name);
      else query.set(name, value);
    }
    const text = query.toString().replace(/%2C/g, ",").replace(/%2F/g, "/");
    const search = text ? "?" + text : "";
    // dcc.Location writes history and tells the callbacks, in that order.
    if (search !== window.location.search) {
      window.dash_clientside.set_props("url", { search: search });
    }
  }

  /* The part of the address on which the map's figures depend. */
  function figuresQuery(params) {
    const query = new URLSearchParams();
    for (const name of ["indicator", "level", "vintage", "period", "group"]) {
      if (params[name]) query.set(name, params[name]);
    }
    query.set("data", document.documentElement.dataset.version);
    return query.toString();
  }

  return { read, set, figuresQuery };
})();
