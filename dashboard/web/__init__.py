"""How the server sends: responses, caching, headers and assets."""
