/* From one map to the next without losing the eye's place: the ground of the first is moved to
   that of the second, or its colours change. Under reduced motion the next is there at once. */
import { findAll, isCalm } from "../browser/dom.js";

const TIME = 550;
// The frames that pictures have when nothing moves, and the number of the latest move: whoever
// goes on before a move has ended finds every picture in its own frame.
const homes = new WeakMap();
let latest = 0;
const pictureOf = (slide) => slide.querySelector(".pic-of-london[data-ground]");
const readGround = (picture) => picture.dataset.ground.split(" ").map(Number);

/* The second's ground in the units of the first's picture. */
function findTarget(from, to) {
  const [west, south, east, north] = readGround(from);
  const [toWest, toSouth, toEast, toNorth] = readGround(to);
  const [, , width, height] = (homes.get(from) || from.getAttribute("viewBox")).split(" ").map(Number);
  const wide = width / (east - west);
  const high = height / (north - south);
  return [(toWest - west) * wide, (north - toNorth) * high, (toEast - toWest) * wide, (toNorth - toSouth) * high];
}

function moveGround(picture, target) {
  if (!homes.has(picture)) homes.set(picture, picture.getAttribute("viewBox"));
  const home = homes.get(picture);
  const mine = latest;
  const from = home.split(" ").map(Number);
  const start = performance.now();
  return /** @type {Promise<void>} */ (new Promise((resolve) => {
    const step = (now) => {
      const share = Math.min((now - start) / TIME, 1);
      const eased = share < 0.5 ? 2 * share * share : 1 - 2 * (1 - share) * (1 - share);
      if (share < 1 && mine === latest) {
        picture.setAttribute("viewBox", from.map((side, i) => side + (target[i] - side) * eased).join(" "));
        window.requestAnimationFrame(step);
        return;
      }
      picture.setAttribute("viewBox", home);
      resolve();
    };
    window.requestAnimationFrame(step);
  }));
}

/* Where both draw the same areas, each takes the colour that it has next. */
function changeColours(from, to) {
  const next = new Map(findAll("[data-area]", to).map((area) => [area.dataset.area, window.getComputedStyle(area).fill]));
  const areas = findAll("[data-area]", from).filter((area) => next.has(area.dataset.area));
  if (areas.length > 1200) return Promise.resolve();
  const moves = areas.map((area) => {
    const fills = [window.getComputedStyle(area).fill, next.get(area.dataset.area) ?? ""];
    if (fills.some((fill) => !fill.startsWith("rgb")) || fills[0] === fills[1]) return null;
    return area.animate({ fill: fills }, { duration: TIME, easing: "ease-in-out" }).finished;
  });
  return Promise.all(moves.filter(Boolean));
}

/* Move from one slide's map to that of another, where both have one. */
export async function moveOn(before, after) {
  latest += 1;
  const [from, to] = [pictureOf(before), pictureOf(after)];
  if (!from || !to || isCalm()) return;
  if (from.dataset.ground === to.dataset.ground) await changeColours(from, to);
  else await moveGround(from, findTarget(from, to));
}
