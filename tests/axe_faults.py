"""What axe finds on a page: the rules at each width, and those of colour where colours can differ.

The two appearances differ in colour alone, so the other rules are not asked twice. A width
between the widest and the narrowest has no colours of its own.
"""

from axe_playwright_python.sync_playwright import Axe

COLOUR_RULES = ("color-contrast", "link-in-text-block")
OF_COLOUR = {"runOnly": {"type": "rule", "values": list(COLOUR_RULES)}}
NOT_OF_COLOUR = {"rules": {rule: {"enabled": False} for rule in COLOUR_RULES}}
# Of rows, items and charts that are made alike the first are asked, and hundreds are not.
MADE_ALIKE = ("tr:nth-child(n+6)", "li:nth-child(n+8)", ".trend:nth-child(n+4)")
# The rules of the standard, without those of good practice.
WCAG = {"runOnly": ["wcag2a", "wcag2aa", "wcag22aa"]}
# What passes is not listed: listing it took longer than finding the faults.
FAULTS_ALONE = {"resultTypes": ["violations"]}
# What follows a change of size or of colours is drawn by the second frame.
TWO_FRAMES = "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"


def run_axe(page, context=None, options=None):
    """Find the faults of a page or of a part of it: rule and first place."""
    answer = Axe().run(page, context=context, options=FAULTS_ALONE | (options or {}))
    return [(one["id"], one["nodes"][0]["target"]) for one in answer.response["violations"]]


def find_axe_faults(page, widths=(1440, 375)):
    """Find the faults at each width, and in dark at the first: rule and first place."""
    between = [("light", NOT_OF_COLOUR, width) for width in widths[1:-1]]
    ends = [("light", {}, width) for width in dict.fromkeys((widths[0], widths[-1]))]
    left_out = {"exclude": [[part] for part in MADE_ALIKE if page.locator(part).count()]}
    faults = []
    for appearance, options, width in [("dark", OF_COLOUR, widths[0]), *ends, *between]:
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=appearance)
        page.evaluate(TWO_FRAMES)
        faults += [(width, appearance, *one) for one in run_axe(page, left_out, options)]
    return faults
