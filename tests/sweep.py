"""The first of many cases is looked at with every change; the others are for ``make sweep``."""

import pytest


def first_and_sweep(cases, first=1):
    """Give cases for parametrize: those after the first ones are marked for the sweep.

    Examples
    --------
    >>> [len(case.marks) for case in first_and_sweep(["a", "b", "c"], first=2)]
    [0, 0, 1]
    """
    return [
        pytest.param(
            *(case if isinstance(case, tuple) else (case,)),
            marks=() if place < first else pytest.mark.sweep,
        )
        for place, case in enumerate(cases)
    ]
