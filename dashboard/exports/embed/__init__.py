"""Views in other sites' frames, as pictures for links, and as what embedding sites ask for."""
