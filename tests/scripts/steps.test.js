/* The reader's steps from view to view, as a browser's history has them. */
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";

const entries = [];
let at = 0;
const heard = {};

/* A browser's window with a history and nothing else. */
function open(search) {
  entries.splice(0, entries.length, { search, state: null });
  at = 0;
  const location = { pathname: "/", hash: "", get search() { return entries[at].search; } };
  const read = (address) => ({ search: address.slice(1) || "" });
  globalThis.document = { addEventListener: () => {}, dispatchEvent: () => {} };
  globalThis.window = {
    location,
    sessionStorage: { getItem: () => null, setItem: () => {}, removeItem: () => {} },
    addEventListener: (kind, act) => { heard[kind] = act; },
    history: {
      get state() { return entries[at].state; },
      replaceState: (state, _, address) => { entries[at] = { ...entries[at], state, ...(address ? read(address) : {}) }; },
      pushState: (state, _, address) => { entries.splice(++at, entries.length, { state, ...read(address) }); },
      go: (way) => { at += way; heard.popstate(); },
    },
  };
}

let steps;
let number = 0;

beforeEach(async () => {
  open("?indicator=a");
  // Each test begins with a page of its own.
  steps = await import(`../../assets/scripts/address/steps.js?${++number}`);
  steps.followSteps();
});

test("a step is named by what it would undo or do again", () => {
  steps.writeStep("?indicator=b");
  steps.writeStep("?indicator=b&level=ward");
  assert.deepEqual([steps.nameStep(-1), steps.nameStep(1)], ["areas", ""]);
  steps.goStep(-1);
  assert.deepEqual([steps.nameStep(-1), steps.nameStep(1)], ["indicator", "areas"]);
});

test("what is written over is no step of its own", () => {
  steps.writeStep("?indicator=b&period=2021");
  steps.replaceStep("?indicator=b&period=2022");
  steps.goStep(-1);
  assert.equal(window.location.search, "?indicator=a");
  assert.equal(steps.goStep(-1), false);
});

test("going elsewhere from an earlier step leaves the later ones", () => {
  steps.writeStep("?indicator=b");
  steps.goStep(-1);
  steps.writeStep("?indicator=c");
  assert.deepEqual([steps.nameStep(-1), steps.nameStep(1)], ["indicator", ""]);
});

test("the bare address after many choices is a reset", () => {
  steps.writeStep("?indicator=b&level=ward&area=E1");
  steps.writeStep("");
  assert.equal(steps.nameStep(-1), "reset");
  assert.equal(steps.isFirstView(), true);
});
