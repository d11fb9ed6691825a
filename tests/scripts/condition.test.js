/* Conditions as they stand in the builder and in the address. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { findProblem, parseCondition, toggleClass, writeCondition } from "../../assets/scripts/choosing/condition.js";

const asked = [
  "income_deprived.least.20", "income_deprived.between.10_20", "income_deprived.class.3",
  "arts_engaged.clear.above", "programme.walks.reached", "house_price.most.250.5",
  "income_deprived.class.1_3", "programme.any.no_record", "in.E09000012_E09000014", "near.E09000012.2.5",
];

test("what was read of an address is written as it was", () => {
  for (const text of asked) assert.equal(writeCondition(parseCondition(text)), text);
});

test("numbers are read as people write them, and the smaller one comes first", () => {
  const row = { subject: "income_deprived", comparison: "between", low: "1,200 %", high: "£300" };
  assert.equal(findProblem(row), "");
  assert.equal(writeCondition(row), "income_deprived.between.300_1200");
  assert.equal(writeCondition({ ...row, comparison: "least", low: "\u22125" }), "income_deprived.least.-5");
});

test("what is missing or is no number is said in words", () => {
  const row = { subject: "income_deprived", comparison: "between", low: "1", high: " " };
  assert.equal(findProblem({ ...row, subject: "" }), "Choose an indicator, a programme or a place.");
  assert.equal(findProblem(row), "Type both numbers.");
  assert.equal(findProblem({ ...row, comparison: "least", low: "" }), "Type a number.");
  assert.match(findProblem({ ...row, high: "ten" }), /^“ten” is not a number/);
  assert.equal(findProblem({ ...row, comparison: "class", low: "" }), "Choose a class.");
  assert.equal(findProblem({ ...row, comparison: "clear.above", low: "ten" }), "");
});

test("a place is asked for with its area and its distance", () => {
  assert.equal(findProblem({ subject: "in", comparison: "", low: "", high: "" }), "Choose a borough.");
  const row = { subject: "near", comparison: "", low: "2 km", high: "" };
  assert.equal(findProblem(row), "Choose an area.");
  assert.equal(writeCondition({ ...row, high: "E09000012" }), "near.E09000012.2");
  assert.match(findProblem({ ...row, low: "-2", high: "E09000012" }), /^“-2” is not a number/);
});

test("a class of the legend is pressed and let go, beside other filters", () => {
  const press = (where, place) => toggleClass(where, "arts", place, 5);
  assert.equal(press("", 0), "arts.class.1");
  assert.equal(press("votes.least.3,arts.class.1", 2), "votes.least.3,arts.class.1_3");
  assert.equal(press("arts.class.1_3", 0), "arts.class.3");
  assert.equal(press("arts.class.3", 2), "");
  assert.equal(press("arts.class.1_2_3_4", 4), "");
  assert.equal(press("arts_engaged.class.1", 1), "arts_engaged.class.1,arts.class.2");
});
