"""Names of the columns that the data pack's tables carry, each once."""

OBSERVATIONS = (
    "indicator",
    "area_code",
    "area_name",
    "level",
    "vintage",
    "period",
    "period_label",
    "group",
    "value",
    "unit",
    "lci_95",
    "uci_95",
    "base",
    "status",
    "method",
    "source",
    "note",
    "is_used",
)
"""One row a value: `vintage` and `base` are nullable integers, `value` and limits are in
`unit`, `period` is ISO 8601 start/duration, `is_used` is False for a kept conflicting value."""
AREAS = (
    "area_code",
    "area_name",
    "level",
    "vintage",
    "parent_codes",
    "longitude",
    "latitude",
    "west",
    "south",
    "east",
    "north",
    "area_km2",
    "neighbours",
    "population",
    "households",
)
"""One row an area of an edition: `longitude`, `latitude` are the label point (EPSG:4326),
`parent_codes` and `neighbours` are lists of GSS codes."""
REACH = (
    "record",
    "programme",
    "activity",
    "organisation",
    "role",
    "area_codes",
    "ward_code",
    "ward_code_2012",
    "ward_code_2022",
    "place",
    "precision",
    "latitude",
    "longitude",
    "coordinate_basis",
    "units",
    "unit_kind",
    "date",
    "date_start",
    "date_end",
    "amount_gbp",
    "participants",
    "confidence",
    "source",
    "quote",
    "is_paraphrase",
    "note",
    "sensitive",
)
"""One row a record: `record` is a stable identifier, `area_codes` lists borough GSS codes,
`ward_code` is a 2018 ward or missing, `ward_code_2012` and `ward_code_2022` the ward of those
editions where one can be said, coordinates are EPSG:4326 and missing where the precision does
not allow a mark, `units` is a nullable integer, money is pounds."""
CLUSTERS = (
    "indicator",
    "level",
    "vintage",
    "period",
    "group",
    "area_code",
    "local_i",
    "p_value",
    "p_adjusted",
    "kind",
)
"""One row an area with a value, of a view in which clusters could be looked for: `local_i` is
local Moran's I of row-standardised queen contiguity, `p_value` a two-sided pseudo p-value from
conditional permutations, `p_adjusted` after Benjamini-Hochberg over the view, `kind` a word of
`closed_lists.ClusterKind`; the three figures are missing where no neighbour has a value."""
HEXAGONS = (
    "level",
    "vintage",
    "area_code",
    "column",
    "row",
    "kept",
    "parted",
    "joined",
    "orders_kept",
    "orders",
)
"""One row an area of an edition laid out as hexagons: `column` and `row` are its cell (rows count
northwards, odd ones stand half a cell further east); `kept` and `parted` list the codes of its
neighbours that do and do not stand beside it there, `joined` areas that do and are none. `orders`
counts the areas clearly east or west of it, and those clearly north or south
(`shapes.hexagons.CLEARLY_APART_KM`), `orders_kept` those that are so there."""
POSTCODES = (
    "postcode",
    "standing",
    "borough",
    "ward_2022",
    "ward_2018",
    "ward_2012",
    "assembly_constituency",
    "lsoa",
)
"""One row a postcode of a sector that reaches into London: `postcode` has seven signs (the part
before the space filled up to four, then three), `standing` is a word of `areas.postcodes.Standing`,
the others are the codes of the areas that its point lies in, missing unless it is in London."""
POSTCODE_SECTORS = ("sector", "outside", "unplaced")
"""One row a sector that does not reach into London: `sector` has five signs as above, and counts
of its postcodes that are outside London and of those whose place the list does not give."""
