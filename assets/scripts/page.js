/* The pages that the server writes whole: each can be read without any of this. */
import { switchAppearanceHere } from "./address/appearance.js";
import { offerCopyingTexts } from "./browser/copying.js";
import { startEveryPage } from "./browser/every-page.js";
import { enlivenDrawnMaps } from "./map/drawn-map.js";
import { followExports } from "./pages/export.js";
import { startLiveForms } from "./pages/live-form.js";
import { keepSorting } from "./pages/sortable-tables.js";
import { easeReading } from "./pages/static-page.js";
import { keepStory } from "./pages/story.js";
import { showUploads } from "./uploads/shown-rows.js";
import { offerUploads } from "./uploads/upload-form.js";

switchAppearanceHere();
startEveryPage();
keepSorting();
offerCopyingTexts();
easeReading();
startLiveForms();
enlivenDrawnMaps();
offerUploads();
showUploads();
followExports();
keepStory();
