"""The addresses that are recorded: every page, way of showing, edition, file format and answer."""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import quote

BARNET, HACKNEY, KINGSTON = "E09000003", "E09000012", "E09000021"
BOTH = "indicator=income_deprived&with=arts_engaged"
CHOICES = {
    "map": "indicator=arts_engaged",
    "tiles": "indicator=arts_engaged&view=tiles",
    "dates": "indicator=claimant_count&view=dates",
    "editions": "indicator=born_outside_uk&level=ward&vintage=2018&view=editions",
    "ranking": "indicator=arts_engaged&view=ranking",
    "table": "indicator=arts_engaged&view=table",
    "trend": f"indicator=wb_happiness&area={HACKNEY}&view=trend",
    "scatter": f"{BOTH}&view=scatter",
    "bivariate": f"{BOTH}&view=bivariate",
    "clusters": "indicator=born_outside_uk&level=ward&view=clusters",
}
"""One view for each way of showing; `tests/unit` holds the names to those of the application."""

EXPLORE = (
    *CHOICES.values(),
    "indicator=income_deprived&level=ward",
    "indicator=born_outside_uk&level=ward&vintage=2018",
    "indicator=turnout_mayor_2012&level=ward&vintage=2012",
    "indicator=sol_belongs_to_london&level=assembly_constituency",
    "indicator=arts_engaged&level=assembly_constituency&view=tiles",
    "indicator=imd2025_score&level=lsoa",
    f"indicator=lonely_often&area={HACKNEY}&compare={BARNET},{KINGSTON}",
    "indicator=claimant_count&scheme=quantile&classes=4",
    "indicator=population&scheme=equal&classes=7",
    "indicator=gdhi_per_head&scheme=std",
    "indicator=library_visit&scheme=benchmark&sure=1",
    "indicator=arts_engaged&scheme=custom&breaks=85,90,95",
    "indicator=wb_anxiety&layer=width",
    "indicator=arts_engaged&where=arts_engaged.least.88,income_deprived.most.20",
    "indicator=income_deprived&level=ward&where=programme.model_city_london.reached",
    f"indicator=born_outside_uk&level=ward&within={HACKNEY}",
    "indicator=hle_female&period=2012-01-01/P3Y&view=table&appearance=dark",
    "indicator=arts_engaged&programme=culture_seeds,design_lab",
    f"indicator=arts_engaged&area={HACKNEY}&similar=1&view=ranking",
    "indicator=cls_formal_vol&view=trend",
    "indicator=mopac_get_on_well&view=trend",
    f"{BOTH}&level=ward&view=scatter",
    f"{BOTH}&level=assembly_constituency&area=E32000003&view=bivariate",
    "indicator=physically_active&view=clusters",
    "indicator=none&level=street&scheme=x&classes=9&breaks=a&view=none&where=%3Cb%3E&data=old",
)
PROGRAMMES = ("model_city_london", "culture_seeds", "esol_plus", "windrush_justice_fund")
OTHER_VIEWS = {
    "area": f"page=area&area={HACKNEY}",
    "compare": f"page=compare&compare={HACKNEY},{BARNET}",
    "reach": "page=reach",
    "reach by people": "page=reach&measure=people",
    "need": "page=need&need=income_deprived",
    "programme": "page=programme&programme=design_lab",
}
STORY = (
    "title=Arts%20and%20reach&slide=/%3Findicator%3Darts_engaged&headline=Who%20takes%20part%3F"
    "&note=Read%20the%20intervals.&slide=/reach&slide=/%3Findicator%3Dwb_happiness%26view%3Dtrend"
)
EDITIONS = (
    "level=borough",
    "level=ward",
    "level=ward&vintage=2018",
    "level=ward&vintage=2012",
    "level=assembly_constituency",
)


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked of the atlas.

    ``accept`` is the request's own header; with ``scripts`` the page is read
    after its scripts have run, else as the server writes it.
    """

    address: str
    method: str = "GET"
    body: str = ""
    accept: str = "text/html,application/xhtml+xml,*/*;q=0.8"
    scripts: bool = False

    @property
    def name(self) -> str:
        """The request in one line, by which its recording is known."""
        shape = {"POST": f"POST {self.body[:80]} ", "GET": ""}[self.method]
        asked = "" if self.accept.startswith("text/html") else " as JSON"
        return f"{shape}{self.address}{asked}{' with scripts' if self.scripts else ''}"


def list_requests() -> tuple[Request, ...]:
    """List everything that is recorded, pages first, each once."""
    written = [*_list_pages(), *_list_frames(), *_list_stories(), *_list_answers(), *_list_faults()]
    plain = [Request(address) for address in [*written, *_list_files()]]
    explore = [Request(f"/?{query}", scripts=True) for query in EXPLORE]
    return tuple(dict.fromkeys([*plain, *_list_sent(), *explore, *_list_with_scripts()]))


def _list_pages() -> Iterable[str]:
    yield from ("/", "/about", "/data", "/unknown", "/own", "/reach", "/reach/need", "/programme")
    yield from (f"/area/{code}" for code in (HACKNEY, "E09000001", "E32000006"))
    yield from (f"/area/{code}" for code in ("E05009367?vintage=2018", "E05009367?vintage=2012"))
    yield from ("/area/E05013716", "/area/E05013716?level=ward&vintage=2022&appearance=dark")
    yield from ("/area", "/area?q=hackn", "/area?q=SE1%202AA", "/area?q=nowhere")
    yield from ("/compare", f"/compare?compare={HACKNEY},{BARNET},{KINGSTON}")
    yield from (f"/compare?compare={HACKNEY}&similar=1", "/compare?level=ward&vintage=2018")
    yield "/compare?compare=E32000003,E32000006&indicators=arts_engaged,wb_happiness"
    for measure in ("records", "units", "people", "money"):
        yield f"/reach?measure={measure}&level=ward"
    yield from (f"/reach?area={HACKNEY}&theme=equality", "/reach?year=2019&precision=point,ward")
    yield from ("/reach?level=ward&vintage=2018&split=each", "/reach?confidence=report&money=known")
    for need in ("population", "income_deprived", "child_poverty_ahc", "aged_16_to_24"):
        yield f"/reach/need?need={need}"
    yield "/reach/need?need=hh_one_person&level=ward&programme=model_city_london,london_family_fund"
    yield "/reach/need?need=arrived_lt5y&level=ward&vintage=2018&split=each&year=2019"
    yield from (f"/programme/{name}" for name in PROGRAMMES)
    yield f"/programme/culture_seeds?area={HACKNEY}&appearance=dark"


def _list_frames() -> Iterable[str]:
    views = (*CHOICES.values(), *OTHER_VIEWS.values())
    yield from (f"/embed?{query}" for query in views)
    yield from ("/embed?indicator=arts_engaged&lock=controls&appearance=dark", "/embed?lock=none")
    for query in views:
        yield f"/embed/view.svg?{query}"
    yield from ("/embed/view.png", "/embed/card.png", "/embed/card.png?page=reach")
    yield "/embed/view.svg?indicator=arts_engaged&appearance=dark"
    yield from (f"/share?{query}" for query in ("", CHOICES["trend"], OTHER_VIEWS["reach"]))
    for page in ("/reach?measure=people", f"/?{BOTH}&view=scatter", "/about"):
        yield f"/oembed?url={quote(page, safe='')}"
    yield "/oembed?url=/reach&format=xml&maxwidth=300"


def _list_stories() -> Iterable[str]:
    yield "/present"
    yield from (f"/present?story={name}" for name in ("wellbeing", "participation", "reach"))
    yield from (f"/present?{STORY}", f"/present/edit?{STORY}", "/present/edit")
    yield "/present?story=none"
    for query in (CHOICES["clusters"], CHOICES["dates"], OTHER_VIEWS["need"], OTHER_VIEWS["area"]):
        yield f"/present?slide={quote(f'/?{query}', safe='')}&appearance=projector"


def _list_files() -> Iterable[str]:
    yield from (f"/area/{HACKNEY}.{kind}" for kind in ("pdf", "csv", "xlsx"))
    yield from (f"/area/E05009367.{kind}?vintage=2018" for kind in ("pdf", "csv", "xlsx"))
    yield from ("/area/E32000006.pdf", f"/compare.csv?compare={HACKNEY},{BARNET}", "/unknown.csv")
    yield from ("/reach/areas.csv?level=ward", "/reach/records.csv", "/reach/need.csv")
    for name in ("high-need-no-record", "reached-lower-need"):
        yield f"/reach/need/{name}.csv?need=income_deprived"
    yield from ("/template/figures.csv", "/template/records.csv?programme=design_lab")
    for name in ("map", "ranking", "trend", "scatter", "clusters", "tiles"):
        for kind in ("svg", "csv", "xlsx", "geojson", "pdf"):
            yield f"/export/view.{kind}?{CHOICES[name]}"
    for name in ("map", "trend", "bivariate", "dates"):
        for kind in ("png", "pptx", "html"):
            yield f"/export/view.{kind}?{CHOICES[name]}"
    for query in OTHER_VIEWS.values():
        for kind in ("svg", "pptx", "xlsx", "html"):
            yield f"/export/view.{kind}?{query}"
    yield from (f"/export/view.gpkg?{CHOICES['map']}", "/export/view.png?scale=4&appearance=dark")
    yield f"/export/view.pdf?{OTHER_VIEWS['need']}"
    yield from (f"/export/story.{kind}?{STORY}" for kind in ("pptx", "pdf", "html", "xlsx", "zip"))


def _list_answers() -> Iterable[str]:
    for name in ("indicators", "programmes", "reach", "needs", "openapi.json"):
        yield f"/api/v1/{name}"
    for name in ("indicators", "programmes", "reach", "areas"):
        yield f"/api/v1/{name}?format=csv"
    for edition in EDITIONS:
        yield f"/api/v1/areas?{edition}"
    for name in ("borough", "assembly_constituency", "ward?vintage=2018"):
        yield f"/api/v1/boundaries/{name}"
    yield from (f"/api/v1/areas/{HACKNEY}", "/api/v1/indicators/arts_engaged")
    yield from ("/api/v1/programmes/culture_seeds", f"/api/v1/profile/{HACKNEY}")
    yield "/api/v1/observations?indicator=wb_happiness&period=2022-04-01/P1Y"
    yield f"/api/v1/observations?area={HACKNEY}&format=csv"
    yield from ("/api/v1/lookup?q=hackn", "/api/v1/lookup?postcode=SE1%202AA")
    yield "/api/v1/reach_need?need=income_deprived&level=borough"
    for query in (*CHOICES.values(), "indicator=imd2025_score&level=lsoa"):
        yield f"/view/figures?{query}"
    yield from ("/view/dates?indicator=claimant_count", "/view/indicators", "/view/places")
    yield from ("/view/testable", "/view/limits", "/view/reach?programme=culture_seeds")
    yield "/view/matches?indicator=arts_engaged&where=income_deprived.most.20"
    yield "/view/matches.csv?indicator=arts_engaged&where=income_deprived.most.20"
    yield f"/view/areas.csv?indicator=population&areas={HACKNEY},E09000019&areas_name=Two"
    yield from (f"/view/pair?{BOTH}&level=ward", f"/view/quadrants.csv?{BOTH}")
    yield from ("/view/find?q=hack", "/view/table.csv?indicator=arts_engaged&order=descending")
    yield from (f"/view/table.csv?{CHOICES['scatter']}", "/view/table.csv?level=ward&vintage=2018")
    yield "/healthz"


def _list_faults() -> Iterable[str]:
    yield from ("/nowhere", "/area/E09999999", "/programme/none", "/packs/none.zip", "/own?level=x")
    yield from ("/reach?level=street&year=1900&measure=none", "/reach/need?need=none&split=none")
    yield from ("/compare?compare=E1,E2,E09000012", "/embed?page=nowhere&indicator=none&level=x")
    yield from ("/export/view.exe", "/export/view.png?scale=9", "/export/view.geojson?page=compare")
    yield from (
        "/exports/00000000000000000000000000000000",
        "/export/story.pdf",
        "/export/view.zip",
    )
    yield from ("/oembed", "/oembed?url=/about", "/oembed?url=/&format=none", "/boundaries/x.json")
    yield from ("/api/v1/nothing", "/api/v1/areas?level=street", "/api/v1/areas/E09999999")
    yield from ("/api/v1/observations", "/api/v1/boundaries/lsoa?vintage=2018", "/api/v1/lookup")
    yield from ("/view/quadrants.csv", "/view/pair", "/area/E09999999.pdf")


def _list_sent() -> Iterable[Request]:
    yield Request("/export/view.png?scale=9", accept="application/json")
    yield Request("/exports", method="POST", body="kind=exe&view=", accept="application/json")
    yield Request("/exports", method="POST", body=f"kind=pdf&view={quote(CHOICES['table'])}")
    yield Request("/present", method="POST", body="story=%7Bbad")
    yield Request("/present/edit", method="POST", body="title=One&do=none")


def _list_with_scripts() -> Iterable[Request]:
    addresses = (
        "/reach",
        "/reach/need?need=income_deprived",
        f"/area/{HACKNEY}",
        f"/compare?compare={HACKNEY},{BARNET}",
        "/programme/culture_seeds",
        "/own",
        "/data",
        f"/embed?{CHOICES['map']}",
        f"/embed?{CHOICES['trend']}",
        f"/share?{CHOICES['map']}",
        "/present?story=reach",
        f"/present/edit?{STORY}",
        "/nowhere",
    )
    return [Request(address, scripts=True) for address in addresses]
