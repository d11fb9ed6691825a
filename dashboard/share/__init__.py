"""How a view is sent on: link, frame, picture, code to be photographed, citation, files."""
