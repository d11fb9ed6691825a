/* Records of programmes, fetched for the areas on the map and handed to its marks. */
import { dataVersion, readAddress } from "../address/address.js";
import { fetchJson } from "../data/server.js";
import { hideTip } from "./attention.js";
import { currentMap, nameSoon } from "./map.js";
import { closeRecords } from "./mark-layer.js";
import { hasMarks, listWards, setMarks, setRooms } from "./marks.js";

/** Escape takes away what lies over the map: the tip, and the records of a mark. */
export function closeByEscape() {
  document.addEventListener("keydown", ({ key }) => {
    if (key !== "Escape") return;
    hideTip();
    closeRecords();
  });
}

// More wards than an address has room for are asked for all together.
const MOST_ASKED = 250;

/** Where badges have room on the drawn areas; hexagons have none, and exact places need none. */
async function fetchRooms() {
  const { shown } = currentMap();
  if (shown.isEqual || readAddress().marks === "exact") return;
  const wards = shown.key.startsWith("ward") ? listWards() : [];
  const asked = wards.length > MOST_ASKED ? "" : `wards=${wards.join()}&`;
  const answer = await fetchJson(`/view/rooms/${shown.key}?${asked}data=${dataVersion()}`);
  if (currentMap().shown === shown) setRooms(shown.key, answer);
}

/**
 * Mark records in place of those before; nothing takes the marks away.
 * @param {"atlas" | "own"} source
 * @param {Atlas.Marks | null} answer
 */
export async function showMarks(source, answer) {
  const hadMarks = hasMarks();
  setMarks(source, answer);
  if (hasMarks()) await fetchRooms();
  if (hasMarks() || hadMarks) nameSoon();
}

export async function fetchReach(programmes, { level, vintage }) {
  if (!programmes) return null;
  const query = new URLSearchParams({ programme: programmes, level });
  if (vintage) query.set("vintage", vintage);
  query.set("data", dataVersion());
  return fetchJson("/view/reach?" + query.toString());
}
