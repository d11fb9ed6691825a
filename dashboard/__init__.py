"""The atlas as people meet it: pages, charts, text, files and the HTTP interface."""
