"""The registry's loader: every fault names the file and the field."""

import tomllib
from typing import Any

import pytest

from geodata.errors import RegistryError, UnknownIdentifierError
from geodata.registry.registry import load_registry

FILES = {
    "pack.toml": 'release = "2026.1.1"',
    "geographies.toml": 'sources = ["shapes"]',
    "postcodes.toml": 'sources = ["points"]',
    "licences.toml": '[open]\ntitle = "Open"\nurl = "https://example.org"',
    "sources.toml": """
        [figures]
        producer = "Nobody"
        title = "Figures"
        url = "https://example.org/figures"
        licence = "open"
        attribution = "Nobody"
        accessed_on = 2026-01-01
        [points]
        producer = "Nobody"
        title = "Points"
        url = "https://example.org/points"
        licence = "open"
        attribution = "Nobody"
        accessed_on = 2026-01-01
        [shapes]
        producer = "Nobody"
        title = "Shapes"
        url = "https://example.org/shapes"
        licence = "open"
        attribution = "Nobody"
        accessed_on = 2026-01-01
    """,
    "conflicts.toml": """
        [two_shares]
        about = "A share"
        indicator = "a_share"
        used = "1 %"
        used_source = "figures"
        other = "2 %"
        other_source = "figures"
        reason = "Rounding."
    """,
    "indicators/a_share.toml": """
        label = "A share"
        description = "A share."
        population = "People"
        unit = "%"
        decimal_places = 1
        theme = "context"
        polarity = "no_judgement"
        basis = "survey"
        denominator = "People"
        sources = ["figures"]
        processing = "None."
        next_review = 2027-01-01
    """,
    "synonyms.toml": """
        [shares]
        words = ["share", "part of"]
        finds = ["indicators/a_share"]
        [wholes]
        words = ["whole"]
        finds = ["indicators/a_share"]
        without_figures = "wholes"
    """,
    "gaps.toml": """
        [square_mile]
        indicator = "a_share"
        source = "figures"
        level = "borough"
        area_code = "E09000001"
        status = "x"
        combined_with = "E09000012"
        note = "Published with its neighbour."
    """,
    "area_names.toml": """
        styles = ["Borough of {name}"]
        [names]
        E09000001 = ["Square Mile"]
    """,
    "corrections/figures.toml": """
        [one_value]
        source = "figures"
        indicator = "a_share"
        area_code = "E09000001"
        period = "2021-01-01/P1Y"
        field = "value"
        expected = "1"
        corrected = "2"
        reason = "A slip."
        reported_on = 2026-01-01
    """,
}


def write_registry(folder, **changes):
    """Write the small registry; a change replaces one text by another in one file."""
    (folder / "programmes").mkdir(parents=True)
    for name, text in FILES.items():
        file = folder / name
        file.parent.mkdir(exist_ok=True)
        old, new = changes.get(file.stem, ("", ""))
        assert old in text
        file.write_text(text.replace(old, new, 1) if old else text, encoding="utf-8")
    return folder


def test_a_sound_registry_is_read_and_frozen(tmp_path):
    registry = load_registry(write_registry(tmp_path / "sound"))
    assert registry.indicator("a_share").unit == "%"
    assert registry.corrections["one_value"].corrected == "2"
    assert registry.gaps["square_mile"].combined_with == "E09000012"
    frozen: Any = registry.indicators
    with pytest.raises(TypeError):
        frozen["another"] = frozen["a_share"]


def test_an_unknown_indicator_is_an_error_that_says_how_to_mend_it(tmp_path):
    registry = load_registry(write_registry(tmp_path / "sound"))
    with pytest.raises(UnknownIdentifierError, match=r"'a_shear'.*'a_share'.*a_shear\.toml"):
        registry.indicator("a_shear")


FAULTS = {
    "a misspelt field": ("a_share", "polarity", "polarty", r"a_share\.toml.*polarity"),
    "an undeclared field": ("a_share", "label =", "colour = 1\nlabel =", r"a_share\.toml.*colour"),
    "a value off the list": ("a_share", "no_judgement", "great", r"a_share\.toml.*polarity"),
    "an unknown source": (
        "a_share",
        '["figures"]',
        '["figurs"]',
        r"a_share\.toml.*sources.*figurs",
    ),
    "an unknown map source": ("geographies", '["shapes"]', '["shape"]', r"geographies.*'shape'"),
    "an unknown list of postcodes": (
        "postcodes",
        '["points"]',
        '["point"]',
        r"postcodes\.toml.*'point'",
    ),
    "an unused source": ("geographies", '["shapes"]', "[]", r"sources\.toml.*shapes.*nothing uses"),
    "a missing licence": ("sources", 'licence = "open"', "", r"sources\.toml \[figures\].*licence"),
    "an unknown licence": ("sources", '"open"', '"shut"', r"sources\.toml.*licence.*'shut'"),
    "a conflict about nothing": ("conflicts", "a_share", "a_shar", r"conflicts\.toml.*'a_shar'"),
    "a correction of nothing": ("figures", "a_share", "a_shar", r"one_value.*'a_shar'"),
    "a word for nothing": (
        "synonyms",
        "indicators/a_share",
        "indicators/a_shar",
        r"synonyms\.toml \[shares\].*finds.*'indicators/a_shar'",
    ),
    "a word of two meanings": (
        "synonyms",
        '"whole"',
        '"Share"',
        r"synonyms\.toml \[wholes\].*'Share'.*\[shares\]",
    ),
    "a style without a name": ("area_names", "{name}", "name", r"area_names\.toml.*styles"),
    "another name of no borough": ("area_names", "E09", "E05", r"area_names\.toml.*names"),
    "broken TOML": ("sources", "[figures]", "[figures", r"sources\.toml.*not TOML"),
    "a loose value": ("licences", "[open]", "loose = 1\n[open]", r"licences\.toml.*loose.*outside"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_names_the_file_and_the_field(tmp_path, fault):
    stem, old, new, message = FAULTS[fault]
    folder = write_registry(tmp_path / "faulty", **{stem: (old, new)})
    with pytest.raises(RegistryError, match=message):
        load_registry(folder)


def test_an_unused_licence_is_an_error(tmp_path):
    folder = write_registry(tmp_path / "faulty")
    with (folder / "licences.toml").open("a", encoding="utf-8") as file:
        file.write('\n[spare]\ntitle = "Spare"\n')
    with pytest.raises(RegistryError, match=r"licences\.toml.*spare.*nothing uses"):
        load_registry(folder)


def test_a_missing_file_is_an_error_that_names_it(tmp_path):
    folder = write_registry(tmp_path / "faulty")
    (folder / "geographies.toml").unlink()
    with pytest.raises(RegistryError, match=r"geographies\.toml.*missing"):
        load_registry(folder)


def test_an_identifier_is_lower_snake(tmp_path):
    folder = write_registry(tmp_path / "faulty")
    (folder / "indicators" / "a_share.toml").rename(folder / "indicators" / "A-Share.toml")
    with pytest.raises(RegistryError, match=r"A-Share\.toml.*not lower_snake"):
        load_registry(folder)


def test_the_small_registry_of_these_tests_is_toml():
    for text in FILES.values():
        assert tomllib.loads(text)
