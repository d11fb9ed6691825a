"""Values of indicators: their periods, and the gate for small numbers."""
