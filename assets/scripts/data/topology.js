/* TopoJSON to GeoJSON: shared borders are sent once and joined here. */

/**
 * @typedef {[number, number]} Corner
 * @typedef {{ type: string, id?: string, properties?: object, arcs: any[], geometries?: any[] }} Shape
 * @typedef {{
 *   transform: { scale: Corner, translate: Corner }, arcs: Corner[][], objects: Record<string, Shape>,
 * }} Topology
 */

/** @param {Topology} topology */
function decodeArcs(topology) {
  const [scaleX, scaleY] = topology.transform.scale;
  const [moveX, moveY] = topology.transform.translate;
  return topology.arcs.map((arc) => {
    let x = 0;
    let y = 0;
    return arc.map(([stepX, stepY]) => {
      x += stepX;
      y += stepY;
      return [x * scaleX + moveX, y * scaleY + moveY];
    });
  });
}

/**
 * @param {number[]} indexes
 * @param {number[][][]} arcs
 */
function joinRing(indexes, arcs) {
  const ring = [];
  for (const index of indexes) {
    const arc = index < 0 ? arcs[~index].slice().reverse() : arcs[index];
    // Neighbouring arcs share their end point.
    for (let i = ring.length ? 1 : 0; i < arc.length; i += 1) ring.push(arc[i]);
  }
  return ring;
}

const joinPolygon = (/** @type {number[][]} */ rings, /** @type {number[][][]} */ arcs) => rings.map((ring) => joinRing(ring, arcs));

function readGeometry(/** @type {Shape} */ geometry, /** @type {number[][][]} */ arcs) {
  if (geometry.type === "Polygon") {
    return { type: "Polygon", coordinates: joinPolygon(geometry.arcs, arcs) };
  }
  return {
    type: "MultiPolygon",
    coordinates: geometry.arcs.map((polygon) => joinPolygon(polygon, arcs)),
  };
}

/**
 * Give each object of a topology as a list of GeoJSON features, ids kept.
 * @param {Topology} topology
 * @returns {Record<string, any[]>}
 */
export function readTopology(topology) {
  const arcs = decodeArcs(topology);
  /** @type {Record<string, any[]>} */
  const objects = {};
  for (const [name, object] of Object.entries(topology.objects)) {
    const geometries = object.geometries ?? [object];
    objects[name] = geometries.map((geometry) => ({
      type: "Feature",
      id: geometry.id,
      properties: geometry.properties || {},
      geometry: readGeometry(geometry, arcs),
    }));
  }
  return objects;
}
