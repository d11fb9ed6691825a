"""Reads TopoJSON as a browser does, from the published format alone."""

import geopandas as gpd
from shapely import MultiPolygon, Polygon


def decode_arcs(topology):
    """Every arc as degrees: deltas summed, then scaled and moved."""
    (scale_x, scale_y), (left, low) = (topology["transform"][k] for k in ("scale", "translate"))
    decoded = []
    for arc in topology["arcs"]:
        x = y = 0
        corners = []
        for step_x, step_y in arc:
            x, y = x + step_x, y + step_y
            corners.append((x * scale_x + left, y * scale_y + low))
        decoded.append(corners)
    return decoded


def read_ring(numbers, arcs):
    ring = []
    for number in numbers:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        assert not ring or ring[-1] == arc[0]
        ring += arc[1:] if ring else arc
    assert ring[0] == ring[-1]
    return ring


def read_polygon(rings, arcs):
    outer, *holes = (read_ring(ring, arcs) for ring in rings)
    return Polygon(outer, holes)


def read_object(topology, name):
    """One object's shapes by id, EPSG:4326, in the order of the file."""
    arcs = decode_arcs(topology)
    shapes = {}
    for geometry in topology["objects"][name]["geometries"]:
        parts = [geometry["arcs"]] if geometry["type"] == "Polygon" else geometry["arcs"]
        polygons = [read_polygon(rings, arcs) for rings in parts]
        shapes[geometry["id"]] = polygons[0] if len(polygons) == 1 else MultiPolygon(polygons)
    return gpd.GeoSeries(shapes, crs=4326)


def read_properties(topology, name):
    """What an object's geometries say of themselves, by id."""
    return {
        geometry["id"]: geometry["properties"]
        for geometry in topology["objects"][name]["geometries"]
    }
