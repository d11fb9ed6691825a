/* The page of the map, which Dash builds: what it starts, and the names that others know it by. */
import { setAddress } from "./address/choice.js";
import { startEveryPage } from "./browser/every-page.js";
import { keepFocus } from "./browser/redrawn-parts.js";
import { fillSettledParts } from "./browser/settled-parts.js";
import { followTranslation } from "./browser/translated.js";
import { startBuilder } from "./choosing/condition-builder.js";
import { followControls } from "./choosing/controls.js";
import { followLegendClasses } from "./choosing/legend-classes.js";
import { followMatches } from "./choosing/matches.js";
import { followSecond } from "./choosing/second-indicator.js";
import { watchDash } from "./comfort/failures.js";
import { startActs } from "./comfort/page-acts.js";
import { followChips } from "./comfort/chips.js";
import { startPanels } from "./comfort/panels.js";
import { fitPrints } from "./comfort/print.js";
import { keepRecent } from "./comfort/recent-views.js";
import { followGathering } from "./map/gathering.js";
import { adoptMap, currentMap, whenMapReady } from "./map/map.js";
import { closeByEscape } from "./map/reach-marks.js";
import { followUploads } from "./uploads/upload-marks.js";
import { followPair } from "./views/bivariate-panel.js";
import { followDates } from "./views/date-steps.js";
import { callbacks, followAddress } from "./views/following.js";
import { followAttention } from "./views/ranking.js";
import { followScatter } from "./views/scatter.js";

// Dash calls these in place of the server; whatever they do, no part of the page is written by it.
window.dash_clientside = window.dash_clientside || {};
window.dash_clientside.atlas = Object.fromEntries(Object.entries(callbacks).map(([name, act]) => [name, (value) => {
  const { no_update: unchanged } = window.dash_clientside;
  const done = act(value);
  return done ? done.then(() => unchanged) : unchanged;
}]));
// For tests and measurements, which choose as a reader does and read what is on the map.
window.atlas = {
  choose: setAddress,
  map: currentMap,
};

// First, so that whatever is lost from here on is said.
watchDash();
fillSettledParts();
followTranslation();
adoptMap();
startEveryPage();
closeByEscape();
followAttention();
followDates();
followSecond();
followScatter();
startBuilder();
followMatches();
followGathering();
followLegendClasses();
followPair();
keepRecent();
startActs();
startPanels();
whenMapReady.then(followChips);
followAddress();
followControls();
fitPrints();
keepFocus();
followUploads();
