"""One view of one page, as a link, a frame, a file or a slide names it."""

from dataclasses import dataclass, field, replace
from enum import StrEnum
from urllib.parse import parse_qs, unquote, urlsplit

from dashboard.state.selection import LONGEST_ADDRESS, Selection

PAGE_NAME = "page"
_MAY_DIFFER = {"appearance": None, "data": None}


class Page(StrEnum):
    """Pages that have views to keep, by the name that an address gives them."""

    EXPLORE = "explore"
    AREA = "area"
    COMPARE = "compare"
    REACH = "reach"
    NEED = "need"
    PROGRAMME = "programme"


_PATHS = {
    Page.EXPLORE: "/",
    Page.AREA: "/area",
    Page.COMPARE: "/compare",
    Page.REACH: "/reach",
    Page.NEED: "/reach/need",
    Page.PROGRAMME: "/programme",
}


@dataclass(frozen=True, slots=True)
class SavedView:
    """A page and the choices made on it.

    A profile's area is ``selection.area``, a programme's page the first of
    ``selection.programme``. What is then shown is decided by the page itself.
    """

    page: Page = Page.EXPLORE
    selection: Selection = field(default_factory=Selection)

    @classmethod
    def from_query(cls, query: str) -> "SavedView":
        """Read what frames, files and the page of sharing are asked with; never raises.

        Examples
        --------
        >>> SavedView.from_query("page=reach&year=2019").address
        '/reach?year=2019'
        >>> SavedView.from_query("page=nowhere").selection.problems
        ("'nowhere' is not a page with views. The Explore page is shown.",)
        """
        selection = Selection.from_query(query)
        # What is too long to be read is told by the selection.
        read = query.lstrip("?") if len(query) <= LONGEST_ADDRESS else ""
        name = parse_qs(read, errors="replace").get(PAGE_NAME, [Page.EXPLORE.value])[-1]
        if name not in set(Page):
            problem = f"'{name[:40]}' is not a page with views. The Explore page is shown."
            return cls(selection=replace(selection, problems=(*selection.problems, problem)))
        return cls(Page(name), selection)

    @classmethod
    def from_address(cls, address: str) -> "SavedView | None":
        """Read the address of a page, with or without its host; None where it has no views.

        Examples
        --------
        >>> SavedView.from_address("https://atlas.example/area/E09000012").selection.area
        'E09000012'
        >>> SavedView.from_address("/about") is None
        True
        """
        try:
            parts = urlsplit(address.strip())
        except ValueError:
            return None
        path = "/" + parts.path.strip("/")
        selection = Selection.from_query(parts.query)
        for page, page_path in _PATHS.items():
            if path == page_path:
                return cls(page, selection)
        start, _, last = path.rpartition("/")
        if start == _PATHS[Page.AREA]:
            return cls(Page.AREA, replace(selection, area=unquote(last)))
        if start == _PATHS[Page.PROGRAMME]:
            return cls(Page.PROGRAMME, replace(selection, programme=(unquote(last),)))
        return None

    @property
    def address(self) -> str:
        """The path and query of the page that shows the view to its readers."""
        path, selection = _PATHS[self.page], self.selection
        if self.page is Page.AREA and selection.area:
            path, selection = f"{path}/{selection.area}", replace(selection, area=None)
        elif self.page is Page.PROGRAMME and selection.programme:
            path, selection = f"{path}/{selection.programme[0]}", replace(selection, programme=())
        query = selection.to_query()
        return f"{path}?{query}" if query else path

    def to_query(self) -> str:
        """Write what `from_query` reads, without question mark."""
        page = f"{PAGE_NAME}={self.page}" if self.page is not Page.EXPLORE else ""
        return "&".join(part for part in (page, self.selection.to_query()) if part)

    def without_options(self) -> "SavedView":
        """Give the view without what does not change what it shows: colours and data version."""
        return replace(self, selection=replace(self.selection, **_MAY_DIFFER, problems=()))
