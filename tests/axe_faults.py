"""What axe finds on a page: every rule at each width, and on the dark page those of colour.

The two appearances differ in colour alone, so the other rules need not be asked twice, nor
those of colour at each width.
"""

from axe_playwright_python.sync_playwright import Axe

OF_COLOUR = {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}
# What follows a change of size or of colours is drawn by the second frame.
TWO_FRAMES = "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"


def find_axe_faults(page, widths=(1440, 375)):
    """Find the faults at each width, and in dark at the first: rule and first place."""
    rounds = [("dark", OF_COLOUR, widths[0]), *[("light", None, width) for width in widths]]
    found = []
    for appearance, options, width in rounds:
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=appearance)
        page.evaluate(TWO_FRAMES)
        faults = Axe().run(page, options=options).response["violations"]
        found += [(width, appearance, one["id"], one["nodes"][0]["target"]) for one in faults]
    return found
