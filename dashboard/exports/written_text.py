"""Text that every program which reads XML can take."""

import re

_UNWRITABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def keep_writable(text: str) -> str:
    r"""Leave out the signs that XML cannot hold; all else stays as it was written.

    Examples
    --------
    >>> keep_writable("a\x00b & <c>")
    'ab & <c>'
    """
    return _UNWRITABLE.sub("", text)


def mark_unwritable(text: str) -> str:
    r"""Put the sign for what cannot be read in place of what XML cannot hold.

    Examples
    --------
    >>> mark_unwritable("a\x00b")
    'a�b'
    """
    return _UNWRITABLE.sub("\N{REPLACEMENT CHARACTER}", text)
