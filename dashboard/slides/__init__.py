"""Views as slides that can be edited: titles, native charts, pictures with words, notes."""
