"""What a quote may be: one short sentence, or a part of one."""

import re

LONGEST = 160


def is_one_short_sentence(quote):
    inside = quote.rstrip(".").replace("(LVRW)", "")
    return len(quote) <= LONGEST and re.search(r"[.!?] [A-Z]", inside) is None
