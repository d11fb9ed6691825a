"""Files that a reader brings, read in the memory of the request: CSV, XLSX and GeoJSON."""
