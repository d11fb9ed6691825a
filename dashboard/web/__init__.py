"""HTTP: responses, caching, headers, and files that the browser asks for."""
