import assert from "node:assert/strict";
import { test } from "node:test";

import { chooseBadge, overlap, writeSegments } from "../../assets/scripts/map/badges.js";
import { partPlaces } from "../../assets/scripts/map/places.js";

const A = { letter: "A", tint: "tint-0", count: 3 };
const B = { letter: "B", tint: "tint-1", count: 1 };
const write = (...given) => writeSegments(...given).map(({ text }) => text);
const free = () => true;
const anywhere = { scale: 1, sizes: [22, 16], isFree: free };
const roomy = (room) => ({ rooms: [0, 1, 2, 3].map(() => [[100, 100, room]]) });

test("a badge counts one programme, tells two apart and sums more", () => {
  assert.deepEqual(write([{ ...A, letter: "" }], 0), ["3"]);
  assert.deepEqual(write([A, B], 0), ["A 3", "B 1"]);
  assert.deepEqual(write([A, B, { ...B, letter: "C" }], 0), ["5"]);
});

test("a reader's own records are never summed with others", () => {
  assert.deepEqual(write([], 4), ["◆ 4"]);
  assert.deepEqual(write([A, B], 2), ["4", "◆ 2"]);
});

test("a badge is 22 pixels, then 16, then gives way", () => {
  const one = [{ text: "3" }];
  assert.equal(chooseBadge(roomy(1.2), one, anywhere)?.size, 22);
  assert.equal(chooseBadge(roomy(0.9), one, anywhere)?.size, 16);
  assert.equal(chooseBadge(roomy(0.7), one, anywhere), null);
  assert.equal(chooseBadge(roomy(0.7), one, { ...anywhere, scale: 2 })?.size, 22);
});

test("a pill stands upright where it fits no other way", () => {
  const { rooms } = roomy(2);
  rooms[2] = [[100, 100, 0.1]];
  assert.equal(chooseBadge({ rooms }, [{ text: "A 3" }, { text: "B 1" }], anywhere)?.isUpright, true);
});

test("a badge stands with its name, or without it where something lies there", () => {
  const named = [[["Camden"], 0, false, 100, 100, 2]];
  const rooms = { ...roomy(2), named };
  assert.deepEqual(chooseBadge(rooms, [{ text: "3" }], anywhere)?.name?.lines, ["Camden"]);
  const isFree = (box) => !overlap(box, [60, 70, 140, 88]);
  const alone = chooseBadge(rooms, [{ text: "3" }], { ...anywhere, isFree });
  assert.equal(alone?.name, null);
  assert.equal(alone?.size, 22);
});

const place = (kind, x, y, items = [0], source = "atlas") => ({ kind, x, y, size: 16, source, name: "", items });

test("what lies on one spot is one mark of all its records, and a dot stays on its point", () => {
  const parted = partPlaces([place("point", 10, 10, [0]), place("point", 10, 10, [1])], free);
  assert.equal(parted.length, 1);
  assert.deepEqual(parted[0].items, [0, 1]);
  assert.deepEqual([parted[0].x, parted[0].y], [10, 10]);
});

test("a ring gives way to a dot, inside the borough that it comes from", () => {
  const inside = (x) => x >= 10;
  const [dot, ring] = partPlaces([place("ward", 10, 10, [1]), place("point", 10, 10, [0])], inside);
  assert.deepEqual([dot.kind, dot.x, dot.y], ["point", 10, 10]);
  assert.ok(Math.hypot(ring.x - dot.x, ring.y - dot.y) >= 16);
  assert.ok(ring.x >= 10);
});

test("a reader's own places are no part of the atlas's", () => {
  const parted = partPlaces([place("point", 10, 10), place("point", 10, 10, [0], "own")], free);
  assert.equal(parted.length, 2);
});
