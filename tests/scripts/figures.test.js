/* Figures as they are sent and as they are read, and the orders of columns. */
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  compareValues, count, nameArea, readArea, unpackFigures,
} from "../../assets/scripts/data/figures.js";

const features = [{ id: "E1" }, { id: "E2" }, { id: "E3" }];
const send = () => ({
  rows: { values: [7, null], shown: ["7 %", "No value"], intervals: ["6 to 8", ""], classes: [2, -4], outcomes: [1, 0], note_of: [0, 1], first: [1, null] },
  row_of: [0, 1, 0],
  outcome_words: ["", "clearly above London"],
  notes: ["", "withheld"],
  ranking: {},
});

test("different rows become a list by area, once", () => {
  const figures = unpackFigures(send(), features);
  assert.deepEqual(figures.values, [7, null, 7]);
  assert.equal(figures.values, figures.values);
  assert.deepEqual(figures.ranking.first, [1, null, 1]);
  assert.deepEqual(figures.areas, ["E1", "E2", "E3"]);
  assert.equal(unpackFigures(figures, []), figures);
  assert.deepEqual(figures.areas, ["E1", "E2", "E3"]);
});

test("an area's figures are the server's words", () => {
  const figures = unpackFigures(send(), features);
  assert.deepEqual(readArea(figures, 2), { value: "7 %", interval: "6 to 8", outcome: "clearly above London", note: "", filter: "" });
  assert.deepEqual(readArea(figures, 1), { value: "No value", interval: "", outcome: "", note: "withheld", filter: "We cannot tell whether it matches the filters" });
});

test("an area is named with its borough, and by its code where it is not known", () => {
  const edition = { index: new Map([["E1", 0]]), features: [{ properties: { name: "Abbey", parent: "E9" } }] };
  assert.deepEqual(nameArea({ parents: { E9: "Barnet" } }, edition, "E1"), { name: "Abbey", parent: "E9", borough: "Barnet" });
  assert.deepEqual(nameArea({ parents: null }, edition, "E1"), { name: "Abbey", parent: "E9", borough: "" });
  assert.deepEqual(nameArea({ parents: {} }, edition, "E2"), { name: "E2", parent: "", borough: "" });
});

test("what has no value stays last in both directions", () => {
  const sort = (values, isDown) => [...values].sort((a, b) => compareValues(a, b, isDown));
  assert.deepEqual(sort([3, null, -1, 20], false), [-1, 3, 20, null]);
  assert.deepEqual(sort([3, null, -1, 20], true), [20, 3, -1, null]);
  assert.deepEqual(sort(["Žižkov", "", "Barnet", "ealing"], false), ["Barnet", "ealing", "Žižkov", ""]);
});

test("things are counted as they are said", () => {
  assert.deepEqual([count(1), count(0), count(1200, "row")], ["1 record", "0 records", "1,200 rows"]);
  assert.equal(count(2, "place is not known", "places are not known"), "2 places are not known");
});
