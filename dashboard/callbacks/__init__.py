"""One module a panel: a presenter that answers, and its registration."""
