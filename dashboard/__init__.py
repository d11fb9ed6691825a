"""The atlas as people meet it: pages, pictures, words and the HTTP interface."""
