"""What the parts of a chart's numbers are called, for those who make them and those who draw."""

BAR, LINE = "bar", "line"
LOWER, UPPER = "lower limit (95 %)", "upper limit (95 %)"
