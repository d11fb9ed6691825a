/* Dates: stepped through under the map, and a small map of each. */
import { figuresAddress, readAddress } from "../address/address.js";
import { setAddress } from "../address/choice.js";
import { button, byId, element } from "../browser/dom.js";
import { fetchJson } from "../data/server.js";
import { currentMap } from "../map/map.js";

// Long enough to find an area and read its change of colour.
const PAUSE = 1400;
const calm = window.matchMedia("(prefers-reduced-motion: reduce)");
/** @type {ReturnType<typeof build> | null} */
let parts = null;
/** @type {[string, string][]} */
let dates = [];
let at = 0;
// The play under way: how many dates it has shown.
/** @type {{ shown: number } | null} */
let play = null;
// Whether a choice is one of this module's own, and whether its date is yet to be called out.
let isOwn = false;
let isAsked = false;

const host = () => byId("date-steps");

function build() {
  const step = (text, way) => button(text, () => { pause(); choose(at + way); }, "");
  const slider = element("input", "", "", {
    type: "range", min: 0, step: 1, id: "date-slider", list: "date-marks", "aria-label": "Date",
  });
  // A drag writes one step into the history: the date at which it began.
  let isDragging = false;
  slider.oninput = () => {
    pause();
    choose(Number(slider.value), isDragging);
    isDragging = true;
  };
  slider.onchange = () => { isDragging = false; };
  const marks = element("datalist", "", "", { id: "date-marks" });
  const [first, now, last] = [element("span"), element("span", "", "date-now"), element("span")];
  const line = element("div", "", "date-line");
  line.append(first, now, last, slider, marks);
  host().setAttribute("role", "group");
  host().setAttribute("aria-label", "Dates");
  return {
    earlier: step("Earlier", -1), line, slider, marks, first, now, last, later: step("Later", 1),
    playing: button("Play", () => (play ? pause() : start()), ""),
    still: element("p", "Dates do not play here, because your system asks for less motion.", "date-still"),
    heard: element("p", "", "date-heard", { role: "status" }),
  };
}

const disable = (step, isOff) => step.setAttribute("aria-disabled", String(isOff));

/* Write the dates of what is drawn; nothing where there is one date only. */
function draw(figures) {
  dates = figures.dates || [];
  if (!dates.length) {
    pause();
    host().replaceChildren();
    return;
  }
  parts ??= build();
  at = Math.max(dates.findIndex(([id]) => id === figures.date), 0);
  const [, label] = dates[at];
  const { earlier, line, slider, marks, first, now, last, later, playing, heard, still } = parts;
  slider.max = String(dates.length - 1);
  slider.value = String(at);
  slider.setAttribute("aria-valuetext", label);
  marks.replaceChildren(...dates.map(([, name], i) => new Option(name, String(i))));
  [first.textContent, now.textContent, last.textContent] = [dates[0][1], label, dates[dates.length - 1][1]];
  if (isAsked) heard.textContent = `${label}, date ${at + 1} of ${dates.length}`;
  isAsked = false;
  disable(earlier, at === 0);
  disable(later, at === dates.length - 1);
  playing.hidden = calm.matches;
  still.hidden = !calm.matches;
  if (!host().firstChild) host().replaceChildren(earlier, line, later, playing, still, heard);
}

/* Show the date in that place; resolves to whether it is drawn. */
async function choose(place, isReplacing = false) {
  if (place < 0 || place >= dates.length || place === at) return false;
  // A second press steps on from the first, drawn or not.
  at = place;
  isAsked = isOwn = true;
  const drawing = setAddress({ period: dates[place][0] }, { isReplacing });
  isOwn = false;
  const isDrawn = await drawing;
  if (!isDrawn && at === place) draw(currentMap().figures);
  return isDrawn;
}

function start() {
  play = { shown: 0 };
  if (parts) parts.playing.textContent = "Pause";
  // At the end there is nothing later: playing begins again with the first date.
  const isAtEnd = at === dates.length - 1;
  go(play, isAtEnd ? 0 : at + 1);
}

/* Show one date; the next follows once this one is drawn, seen, and the next one's figures are here. */
async function go(turn, place) {
  // The first date of a play is a step of the reader's; the others are not steps of their own.
  const isDrawn = await choose(place, turn.shown > 0);
  if (turn !== play) return;
  if (!isDrawn || place === dates.length - 1) return pause();
  turn.shown += 1;
  const fetched = fetchJson(figuresAddress({ ...readAddress(), period: dates[place + 1][0] })).catch(() => {});
  await Promise.all([fetched, new Promise((resolve) => { window.setTimeout(resolve, PAUSE); })]);
  if (turn === play) go(turn, place + 1);
}

function pause() {
  play = null;
  if (parts) parts.playing.textContent = "Play";
}

export function followDates() {
  document.addEventListener("atlas:coloured", () => draw(currentMap().figures));
  // Any other choice ends a play.
  document.addEventListener("atlas:asked", () => { if (!isOwn) pause(); });
  window.addEventListener("popstate", pause);
  calm.addEventListener("change", () => {
    pause();
    if (dates.length) draw(currentMap().figures);
  });
}
