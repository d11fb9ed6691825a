"""Which programme a reader's cell means, and whether a row must be guarded as one of families."""

import re
from collections.abc import Mapping
from difflib import SequenceMatcher

from geodata.model import Programme
from geodata.places import fold_name
from geodata.repository import Repository

_YES = frozenset({"yes", "y", "true", "1", "x", "sensitive"})
_NO = frozenset({"no", "n", "false", "0"})
_NEARLY = 0.8
_LONGEST_NAME = 80
# Words by which a row says that it is about families who may not be found.
_FAMILIES = re.compile(r"\b(famil|household|refugee|resettle|asylum|sponsor)", re.IGNORECASE)
_RESETTLED = re.compile(r"\b(refugee|resettle|asylum|community.sponsor)", re.IGNORECASE)
_TOLD_BY = ("programme", "activity", "organisation")


class OwnProgrammes:
    """The registry's programmes by every name they go by.

    Parameters
    ----------
    repository : Repository
    """

    def __init__(self, repository: Repository) -> None:
        self._named: dict[str, Programme] = {}
        for programme in repository.registry.programmes.values():
            for name in (programme.id, programme.label, *programme.input_names):
                self._named[fold_name(name)] = programme
        self._sensitive = [name for name, one in self._named.items() if one.sensitive]
        # Of one file: thousands of its rows name the same few programmes.
        self._told: dict[str, bool] = {}

    def find(self, text: str) -> Programme | None:
        """Find the programme that an identifier or a whole name means; None where none does."""
        return self._named.get(fold_name(text[:_LONGEST_NAME]))

    def is_guarded(self, cells: Mapping[str, str]) -> bool:
        """Say whether a row must not be shown below its borough.

        It must not where it says so; where it does not clearly say no of a
        word that is neither; and, whatever it says, where its programme is a
        sensitive one, or its words tell of families or refugees.
        """
        flag = cells.get("sensitive", "").strip().casefold()
        if flag and flag not in _NO:
            return True
        if _FAMILIES.search(cells.get("unit_kind", "").replace("_", " ")):
            return True
        told = " ".join(cells.get(column, "") for column in _TOLD_BY).replace("_", " ")
        return bool(_RESETTLED.search(told)) or self._is_near_sensitive(cells.get("programme", ""))

    def is_garbled(self, text: str) -> bool:
        """Say whether a row's flag is neither yes nor no."""
        flag = text.strip().casefold()
        return bool(flag) and flag not in _YES and flag not in _NO

    def _is_near_sensitive(self, text: str) -> bool:
        if text not in self._told:
            self._told[text] = self._compare_with_sensitive(text)
        return self._told[text]

    def _compare_with_sensitive(self, text: str) -> bool:
        folded = fold_name(text[:_LONGEST_NAME])
        programme = self._named.get(folded)
        if programme:
            return programme.sensitive
        # A misspelt name of a sensitive programme is still meant by whoever wrote it.
        return any(name in folded or _is_near(folded, name) for name in self._sensitive)


def _is_near(text: str, name: str) -> bool:
    matcher = SequenceMatcher(None, text, name)
    return matcher.quick_ratio() >= _NEARLY and matcher.ratio() >= _NEARLY
