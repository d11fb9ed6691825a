/* The nearest thing that way. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { DIRECTIONS, findThatWay } from "../../assets/scripts/map/directions.js";

const middle = { x: 0, y: 0, name: "middle" };
const all = [
  middle, { x: 3, y: 0, name: "far" }, { x: 2, y: 1, name: "aside" }, { x: 0, y: -2, name: "above" },
  { x: 0.5, y: 3, name: "below" },
];
const go = (key, from = middle, weigh = undefined) =>
  findThatWay(all, from, DIRECTIONS[key], ({ x, y }) => [x, y], weigh)?.name ?? null;

test("what lies straight ahead is nearer than what lies aside", () => {
  assert.equal(go("ArrowRight"), "far");
  assert.equal(go("ArrowUp"), "above");
  assert.equal(go("ArrowDown"), "below");
});

test("what lies further aside than ahead is no way there", () => {
  assert.equal(go("ArrowLeft"), null);
  assert.equal(go("ArrowRight", all[1]), null);
});

test("a way can be weighed otherwise", () => {
  assert.equal(go("ArrowRight", middle, (_, along, aside) => Math.hypot(along, aside)), "aside");
});
