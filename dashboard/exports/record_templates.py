"""Templates by which a person can say that a record or a figure is missing or wrong.

Each is a CSV that names what the reader was looking at; nothing is sent by a page.
"""

from collections.abc import Callable, Mapping
from functools import partial
from types import MappingProxyType
from typing import NamedTuple
from urllib.parse import urlencode

import pandas as pd
from flask import Flask, Response
from werkzeug.exceptions import NotFound

from dashboard.figures.profile.build import build_profile
from dashboard.results.profiled_areas import find_profiled_area
from dashboard.state.selection import Selection
from dashboard.web.csv_tables import write_csv
from dashboard.web.responses import HEADED_CSV_TYPE, read_query, send_file, set_caching
from geodata.closed_lists import Confidence, Level, Precision, Status
from geodata.model import Area, Programme, list_words
from geodata.repository import Repository

PREFIX = "/template/"
RECORD_COLUMNS: Mapping[str, str] = MappingProxyType(
    {
        "programme": "Identifier of the programme, as /data lists it, or its name if it is new.",
        "activity": "What took place.",
        "organisation": "Who ran it.",
        "place": "Venue, street or ward; empty where nobody should be led to it.",
        "postcode": "Of the place, where it may be public.",
        "borough": "Name of the borough; several with semicolons between them.",
        "date": "Year, month or day, as exactly as it is known.",
        "units": "How many, as a whole number; empty where nobody counted.",
        "unit_kind": "What was counted: project, event, stop, family.",
        "amount_gbp": "Money for this place alone, in pounds; never a share of a joint grant.",
        "participants": "How many took part.",
        "precision": f"One of {list_words(Precision, joiner='or')}.",
        "confidence": f"One of {list_words(Confidence, joiner='or')}.",
        "sensitive": "yes, where showing the place could harm somebody; else no.",
        "source": "Page or document in which others can read it.",
        "quote": "At most one short sentence from the source.",
    }
)
FIGURE_COLUMNS: Mapping[str, str] = MappingProxyType(
    {
        "indicator": "Identifier, as /data lists it.",
        "label": "Name of the indicator.",
        "unit": "Unit of value and limits.",
        "level": "Kind of area.",
        "vintage": "Edition of the wards; empty for areas of one edition.",
        "area_code": "GSS code of nine characters.",
        "period": "ISO 8601 start/duration, such as 2023-04-01/P1Y.",
        "group": "Population; all is everyone.",
        "value": "The figure that you hold; empty where there is none.",
        "lci_95": "Lower limit of its 95 % interval.",
        "uci_95": "Upper limit of its 95 % interval.",
        "base": "How many people or households it rests on.",
        "status": f"Empty, or one of {list_words(Status, joiner='or')}.",
        "source": "Publication in which others can read it.",
    }
)
_KEPT_PRECISION = {Level.WARD: Precision.WARD, Level.BOROUGH: Precision.BOROUGH}


def fill_records(
    selection: Selection, area: Area | None, repository: Repository
) -> list[dict[str, object]]:
    """Fill in a row of records for each programme named, or one without a programme."""
    known = repository.registry.programmes
    programmes = [name for name in selection.programme if name in known] or [""]
    place = _describe_place(area, repository) if area else {}
    return [{"programme": programme, **place} for programme in programmes]


def fill_figures(
    _selection: Selection, area: Area | None, repository: Repository
) -> list[dict[str, object]]:
    """Fill in a row for each of an area's own figures, the values left empty."""
    if area is None:
        return []
    return [
        {
            "indicator": figure.indicator.id,
            "label": figure.indicator.label,
            "unit": figure.indicator.unit,
            "level": area.geography.level.value,
            "vintage": area.geography.vintage,
            "area_code": area.area_code,
            "period": figure.period.id,
            "group": figure.group,
        }
        for figure in build_profile(area, repository).figures
        if not figure.is_borrowed
    ]


def _describe_place(area: Area, repository: Repository) -> dict[str, object]:
    profile = build_profile(area, repository)
    level = area.geography.level
    known = {"precision": _KEPT_PRECISION[level].value} if level in _KEPT_PRECISION else {}
    if profile.borough:
        return {"place": area.area_name, "borough": profile.borough.area_name, **known}
    return {"borough": area.area_name if level is Level.BOROUGH else "", **known}


class Template(NamedTuple):
    """A template: what each column holds, and what fills in what is known already."""

    columns: Mapping[str, str]
    fill: Callable[[Selection, Area | None, Repository], list[dict[str, object]]]


TEMPLATES: Mapping[str, Template] = MappingProxyType(
    {
        "records": Template(RECORD_COLUMNS, fill_records),
        "figures": Template(FIGURE_COLUMNS, fill_figures),
    }
)


def register_templates(server: Flask, repository: Repository) -> None:
    """Serve ``/template/records.csv`` and ``/template/figures.csv``.

    Both take ``area``, ``level`` and ``vintage`` as pages do; records take
    ``programme`` besides. What is not named is left for the reader to fill in.
    """
    for name, template in TEMPLATES.items():
        server.add_url_rule(
            f"{PREFIX}{name}.csv", f"template_{name}", partial(_send, repository, name, template)
        )


def offer_templates(
    about: Area | Programme | None, data_version: str
) -> tuple[str, dict[str, tuple[str, Mapping[str, str]]]]:
    """Say what `layout.record_template` offers: the subject, and each template by its link's words.

    Parameters
    ----------
    about : Area, Programme or None
        What the reader looks at; None on pages that are about neither. Of a
        programme only records are offered, as figures are of areas.
    data_version : str
    """
    if isinstance(about, Programme):
        names = {"records": f"A record of {about.label}"}
        where, query = f"{about.label} ({about.id}), ", f"?{urlencode({'programme': about.id})}"
    elif about:
        names = {"records": "A programme record", "figures": "Figures of this area"}
        level, vintage = about.geography
        edition = {"vintage": str(vintage)} if vintage else {}
        where = f"{about.area_name} ({about.area_code}), "
        query = f"?{urlencode({'area': about.area_code, 'level': level.value, **edition})}"
    else:
        names = {"records": "A programme record", "figures": "Figures of an area"}
        where = query = ""
    offered = {
        label: (f"{PREFIX}{name}.csv{query}", TEMPLATES[name].columns)
        for name, label in names.items()
    }
    return f"Missing or wrong in the atlas: {where}data version {data_version}", offered


def _send(repository: Repository, name: str, template: Template) -> Response:
    selection = Selection.from_query(read_query())
    area = None
    if selection.area:
        area = find_profiled_area(selection.area, selection, repository, [])
        if area is None:
            raise NotFound(selection.area)
    rows = template.fill(selection, area, repository)
    about = "-".join([name, *([area.area_code] if area else [])])
    text = write_csv(pd.DataFrame(rows, columns=list(template.columns)))
    response = send_file(text, HEADED_CSV_TYPE, f"{about}-template.csv")
    return set_caching(response, repository.data_version)
