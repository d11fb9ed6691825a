"""The one typeface of the pages: served by the atlas itself, with a fallback of the same width.

It is asked for with the page. Where it comes too late to be the first that is
seen, the page keeps the fallback until it is opened again, so that nothing moves.
"""

FAMILY = "Source Sans 3"
# The mark at the end is the file's hash: what is sent from there may be kept for ever.
TYPEFACE_ADDRESS = "/assets/vendor/source-sans-3-latin-wght-normal.woff2?m=19143dca0759"
_FALLBACK = "Source Sans fallback"
# Fonts that a reader may have, made as wide as Source Sans: nothing moves when it comes.
_LOCAL = (("DejaVu Sans", 82), ("Arial", 93), ("Roboto", 94))


def write_font_faces() -> str:
    """Write the rules that name the typeface and what stands in for it until it is there."""
    fallbacks = "".join(
        f'@font-face{{font-family:"{_FALLBACK}";src:local("{name}");size-adjust:{width}%}}'
        for name, width in reversed(_LOCAL)
    )
    return (
        f'@font-face{{font-family:"{FAMILY}";src:url("{TYPEFACE_ADDRESS}") format("woff2");'
        f"font-weight:200 900;font-display:optional}}{fallbacks}"
    )
