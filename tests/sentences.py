"""What no sentence for a reader may hold."""

import re

# Left by a value that is missing, a part that is empty, or a claim that no test made.
_FAULTS = re.compile(
    r"\bnan\b|\bNone\b(?! of )|<NA>|  |,\s*$|,[,.;]|\.\.|;\s*[;.]|significan|\s[.,;]|\( "
)


def find_faults(texts):
    """The texts that hold such a fault, each with what was found."""
    return [(text, found.group()) for text in texts if (found := _FAULTS.search(text))]
