"""Records and figures that a reader brings for one tab of the browser: checked, forgotten."""
