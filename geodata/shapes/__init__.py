"""Shapes of areas and what follows from them: neighbours, editions, topology, hexagons."""
