/* Which areas a list holds: all of an edition, or those in the wider area that the address names. */
atlas.listed = (function () {
  "use strict";

  const make = (tag, text, className) => atlas.attention.element(tag, text, className);

  const findChoice = (figures, code) =>
    figures.ranking.lists.flatMap((kind) => kind.choices).find((choice) => choice.code === code);

  /* The wider areas that an area lies in: its borough's, and its borough. */
  function findWider(figures, edition, code) {
    const place = edition.index.get(code);
    const parent = place === undefined ? undefined : edition.features[place].properties.parent;
    const wider = figures.ranking.wider[parent || code] || [];
    return parent ? [parent, ...wider] : wider;
  }

  /* The places in the figures' lists of what is listed, and what the list is called. */
  function pick(figures, edition, within) {
    const choice = findChoice(figures, within);
    const all = figures.areas.map((code, i) => i);
    if (!choice) return { places: all, title: figures.ranking.all, choice: null };
    const places = all.filter((i) => findWider(figures, edition, figures.areas[i]).includes(within));
    return { places, title: choice.title, choice };
  }

  function makeOption(value, text) {
    const option = make("option", text);
    option.value = value;
    return option;
  }

  function drawGroup(kind) {
    const group = document.createElement("optgroup");
    group.label = kind.name;
    kind.choices.forEach(({ code, name, count }) => {
      group.append(makeOption(code, `${name} (${count.toLocaleString("en-GB")})`));
    });
    return group;
  }

  /* A native select of what the list can be limited to; nothing where it cannot be. */
  function drawChoice(figures, within) {
    const { lists, everywhere } = figures.ranking;
    if (!lists.length) return [];
    const label = make("label", "", "list-choice");
    label.dataset.param = "within";
    const select = make("select", "", "form-select");
    select.append(makeOption("", everywhere), ...lists.map(drawGroup));
    select.value = findChoice(figures, within) ? within : "";
    label.append(make("span", "List", "list-choice-name"), select);
    return [label];
  }

  /* A shorter way to the borough of the chosen area. */
  function drawNearby(figures, edition, { area, within }) {
    const nearest = findWider(figures, edition, area || "").map((code) => findChoice(figures, code));
    const choice = edition.index.has(area) ? nearest.find(Boolean) : findChoice(figures, area);
    if (!choice || choice.code === within) return [];
    const button = make("button", `List the ${choice.title} only`, "list-nearby");
    button.dataset.set = `within=${choice.code}`;
    return [button];
  }

  return { pick, drawChoice, drawNearby };
})();
