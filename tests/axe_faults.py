"""What axe finds on a page: every rule on the light one, and on the dark one those of colour.

The two appearances differ in colour alone, so that the other rules need not be asked twice.
"""

from axe_playwright_python.sync_playwright import Axe

OF_COLOUR = {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}
APPEARANCES = (("light", None), ("dark", OF_COLOUR))
# What follows a change of size or of colours is drawn by the second frame.
TWO_FRAMES = "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"


def find_axe_faults(page, widths=(1440, 375)):
    """Find the faults at each width, light and dark: width, appearance, rule and first place."""
    found = []
    for width in widths:
        page.set_viewport_size({"width": width, "height": 900})
        for appearance, options in APPEARANCES:
            page.emulate_media(color_scheme=appearance)
            page.evaluate(TWO_FRAMES)
            faults = Axe().run(page, options=options).response["violations"]
            found += [(width, appearance, f["id"], f["nodes"][0]["target"]) for f in faults]
    return found
