/* A reader's rows, as the tab keeps them. */
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { FIELDS, forgetRows, isHidden, keepRows, readRows, setHidden } from "../../assets/scripts/uploads/kept-rows.js";

const rows = (number) => Array.from({ length: number }, (_, i) => (
  { row: i + 1, programme: "walks", area_codes: ["E09000001"], area_names: ["City"], sensitive: false, lat: 51.5 }));
const file = (number) => ({ name: "mine.csv", version: "1", rows: rows(number) });
let room = Infinity;

beforeEach(() => {
  const kept = new Map();
  room = Infinity;
  globalThis.document = { dispatchEvent: () => {} };
  globalThis.window = {
    sessionStorage: {
      getItem: (name) => kept.get(name) ?? null,
      removeItem: (name) => kept.delete(name),
      setItem: (name, text) => {
        if (text.length > room) throw new Error("full");
        kept.set(name, text);
      },
    },
  };
  forgetRows("records");
});

test("rows come back with every field of their kind, also when they are read anew", () => {
  assert.equal(keepRows("records", file(3)), true);
  const text = window.sessionStorage.getItem("atlas.own.records");
  forgetRows("records");
  assert.equal(readRows("records"), null);
  window.sessionStorage.setItem("atlas.own.records", text);
  const held = readRows("records");
  assert.deepEqual([held.name, held.version, held.isKept, held.rows.length], ["mine.csv", "1", true, 3]);
  assert.deepEqual(Object.keys(held.rows[2]), Object.keys(FIELDS.records));
  assert.deepEqual([held.rows[2].row, held.rows[2].area_codes, held.rows[2].quote], [3, ["E09000001"], null]);
});

test("columns of few different values take little room", () => {
  keepRows("records", file(1000));
  assert.ok(window.sessionStorage.getItem("atlas.own.records").length < 60_000);
});

test("of a row that is sensitive nothing below the borough is kept", () => {
  const [row] = rows(1);
  const codes = { area_codes: ["E09000002", "E05000001"], area_names: ["Barking", "A ward"] };
  keepRows("records", { ...file(0), rows: [{ ...row, ...codes, sensitive: true, place: "N1 1AA", quote: "a street" }] });
  const [kept] = readRows("records").rows;
  assert.deepEqual([kept.area_codes, kept.area_names, kept.precision], [["E09000002"], ["Barking"], "borough"]);
  assert.deepEqual([kept.lat, kept.place, kept.quote], [null, null, null]);
});

test("what the browser has no room for is held by the page, and said to be", () => {
  room = 100;
  assert.equal(keepRows("records", file(3)), false);
  assert.deepEqual([readRows("records").isKept, readRows("records").rows.length], [false, 3]);
});

test("a text that is no file of ours is forgotten, and said to be", () => {
  for (const text of ["{", '{"form":2}', '{"form":1,"count":1,"name":"","version":"","columns":{}}']) {
    window.sessionStorage.setItem("atlas.own.records", text);
    assert.match(readRows("records").problem, /could not be read, and is forgotten/);
    assert.equal(readRows("records"), null);
  }
});

test("rows are hidden until they are shown, or others are kept", () => {
  setHidden(true);
  assert.equal(isHidden(), true);
  keepRows("records", file(1));
  assert.equal(isHidden(), false);
});
