/* Conditions as they stand in the builder and in the address. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { findProblem, parseCondition, writeCondition } from "../../assets/scripts/choosing/condition.js";

const asked = [
  "income_deprived.least.20", "income_deprived.between.10_20", "income_deprived.class.3",
  "arts_engaged.clear.above", "programme.walks.reached", "house_price.most.250.5",
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
  assert.equal(findProblem({ ...row, subject: "" }), "Choose an indicator or a programme.");
  assert.equal(findProblem(row), "Type both numbers.");
  assert.equal(findProblem({ ...row, comparison: "least", low: "" }), "Type a number.");
  assert.match(findProblem({ ...row, high: "ten" }), /^“ten” is not a number/);
  assert.equal(findProblem({ ...row, comparison: "class", low: "" }), "Choose a class.");
  assert.equal(findProblem({ ...row, comparison: "clear.above", low: "ten" }), "");
});
