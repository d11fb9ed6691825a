/* Shapes whose borders are sent once. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { readTopology } from "../../assets/scripts/data/topology.js";

// Two squares side by side; the border between them is the second line, of steps on a grid.
const pair = {
  transform: { scale: [0.5, 2], translate: [10, 100] },
  arcs: [[[1, 1], [-1, 0], [0, -1], [1, 0]], [[1, 0], [0, 1]], [[1, 0], [1, 0], [0, 1], [-1, 0]]],
  objects: {
    areas: {
      type: "GeometryCollection",
      geometries: [
        { type: "Polygon", id: "A", properties: { name: "West" }, arcs: [[0, 1]] },
        { type: "MultiPolygon", id: "B", arcs: [[[2, ~1]]] },
      ],
    },
    river: { type: "Polygon", arcs: [[0, 1]] },
  },
};

test("areas share their border, each in its own direction, and rings are closed", () => {
  const { areas: [west, east], river } = readTopology(pair);
  assert.deepEqual(west.geometry.coordinates, [[[10.5, 102], [10, 102], [10, 100], [10.5, 100], [10.5, 102]]]);
  assert.deepEqual(east.geometry, {
    type: "MultiPolygon",
    coordinates: [[[[10.5, 100], [11, 100], [11, 102], [10.5, 102], [10.5, 100]]]],
  });
  assert.deepEqual([west.id, west.properties, east.id, east.properties], ["A", { name: "West" }, "B", {}]);
  assert.equal(river.length, 1);
});
