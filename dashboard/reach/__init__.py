"""Where programmes reached: their list, one programme whole, and reach against need."""
