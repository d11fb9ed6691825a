"""What readers open: layout and route, one folder a page; no page imports another."""
