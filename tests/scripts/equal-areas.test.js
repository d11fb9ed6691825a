/* Names in hexagons, and ways from cell to cell. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { fitName, measureWay } from "../../assets/scripts/map/equal-areas.js";

// A face whose letters are all alike, in a hexagon of so many of them.
const face = { measure: (text) => 10 * text.length, height: 12 };
const fit = (name, letters) => fitName(name, 10 * letters, face);

test("a name stands whole where it fits, and its words on lines where it does not", () => {
  assert.deepEqual(fit("Camden", 8), ["Camden"]);
  assert.deepEqual(fit("Tower Hamlets", 9), ["Tower", "Hamlets"]);
  assert.deepEqual(fit("Hammersmith and Fulham", 14), ["Hammersmith", "and Fulham"]);
});

test("a word is parted where English places part, before it is cut", () => {
  assert.deepEqual(fit("Lewisham", 7), ["Lewis-", "ham"]);
  assert.deepEqual(fit("Lewisham", 5), ["Lewi"]);
  assert.deepEqual(fit("Lewisham", 4), ["Lew"]);
  assert.equal(fit("Lewisham", 2), null);
});

test("up and down stay in a column, and along a row the nearest is nearest", () => {
  const cell = (x, y) => ({ properties: { cell: [x, y] } });
  const way = { isUpright: true, along: 1, aside: 0.5 };
  assert.ok(measureWay(cell(0, 0), cell(0, 1), way) < measureWay(cell(0, 0), cell(1, 1), way));
  assert.equal(measureWay(cell(0, 0), cell(1, 0), { isUpright: false, along: 1, aside: 0.5 }), 2);
});
