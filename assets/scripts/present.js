/* The page of a story on a wall. */
import { enlivenDrawnMaps } from "./map/drawn-map.js";
import { offerNotes } from "./present/notes.js";
import { followPointer } from "./present/pointer.js";
import { present, slides } from "./present/slides.js";

enlivenDrawnMaps();
if (slides.length) present();
offerNotes();
followPointer();
