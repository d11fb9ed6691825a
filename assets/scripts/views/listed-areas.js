/* Which areas a list holds: all of an edition, or those in the wider area that the address names. */
import { setAddress } from "../address/choice.js";
import { button, element, select } from "../browser/dom.js";
import { OUT, isMatching, writeNumber } from "../data/figures.js";

const findChoice = (figures, code) =>
  figures.ranking.lists.flatMap((kind) => kind.choices).find((choice) => choice.code === code);

/* The wider areas that an area lies in: its borough's, and its borough. */
function findWider(figures, edition, code) {
  const place = edition.index.get(code);
  const parent = place === undefined ? undefined : edition.features[place].properties.parent;
  const wider = figures.ranking.wider[parent || code] || [];
  return parent ? [parent, ...wider] : wider;
}

/* The places in the figures' lists of what is listed and what the list is called; and of the areas
   of which filters cannot tell, which are listed apart. */
export function pickListed(figures, edition, within) {
  const choice = findChoice(figures, within);
  const all = figures.areas.map((code, i) => i).filter((i) => figures.classes[i] !== OUT);
  const inside = choice ? all.filter((i) => findWider(figures, edition, figures.areas[i]).includes(within)) : all;
  const places = inside.filter((i) => isMatching(figures, i));
  const untold = inside.filter((i) => !isMatching(figures, i));
  return { places, untold, title: nameList(figures, choice, places.length), choice };
}

function nameList(figures, choice, count) {
  if (!choice) return figures.ranking.all;
  return figures.filter ? `${writeNumber(count)} of ${choice.title}` : choice.title;
}

/* A native select of what the list can be limited to; nothing where it cannot be. */
export function drawListChoice(figures, within) {
  const { lists, everywhere } = figures.ranking;
  if (!lists.length) return [];
  const label = element("label", "", "list-choice");
  label.dataset.param = "within";
  const list = select([["", everywhere], ...lists.map(({ name, choices }) => [name, choices.map((choice) => [
    choice.code, `${choice.name} (${writeNumber(choice.count)})`])])], findChoice(figures, within) ? within : "");
  label.append(element("span", "List", "list-choice-name"), list);
  return [label];
}

/* A shorter way to the borough of the chosen area. */
export function drawNearby(figures, edition, { area, within }) {
  const nearest = findWider(figures, edition, area || "").map((code) => findChoice(figures, code));
  const choice = edition.index.has(area) ? nearest.find(Boolean) : findChoice(figures, area);
  if (!choice || choice.code === within) return [];
  return [button(`List the ${choice.title} only`, () => setAddress({ within: choice.code }), "list-nearby")];
}
