"""Settings are read in one place, and a bad one says what is wrong with it."""

from pathlib import Path
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.settings import DESCRIPTIONS, Settings, SettingsError, read_settings

README = Path(__file__).parents[2] / "README.md"


def test_a_bare_environment_gives_the_defaults():
    assert read_settings({}) == Settings()
    assert read_settings({"ATLAS_PORT": " ", "HOME": "/elsewhere"}) == Settings()


def test_every_setting_is_read(tmp_path):
    (tmp_path / "manifest.toml").touch()
    template = tmp_path / "slides.pptx"
    with ZipFile(template, "w") as archive:
        archive.writestr("made-for-this-test", "")
    given_values = {
        "ATLAS_PACK": str(tmp_path),
        "ATLAS_HOST": "0.0.0.0",  # noqa: S104 - only read
        "ATLAS_PORT": "80",
        "ATLAS_CONTACT": "atlas@example.org",
        "ATLAS_TILE_URL": "https://{s}.example.org/{z}/{x}/{y}.png",
        "ATLAS_TILE_CREDIT": "Example tiles",
        "ATLAS_LOG_LEVEL": "debug",
        "ATLAS_FRAME_ANCESTORS": "'self' https://*.example.org:8443",
        "ATLAS_KEPT_PACKS": str(tmp_path),
        "ATLAS_SLIDE_TEMPLATE": str(template),
    }
    assert set(given_values) == set(DESCRIPTIONS)
    assert read_settings(given_values) == Settings(
        pack=tmp_path,
        host="0.0.0.0",  # noqa: S104 - only read
        port=80,
        contact="atlas@example.org",
        tile_url="https://{s}.example.org/{z}/{x}/{y}.png",
        tile_credit="Example tiles",
        log_level="DEBUG",
        frame_ancestors=("'self'", "https://*.example.org:8443"),
        kept_packs=tmp_path,
        slide_template=template,
    )


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("ATLAS_PACK", "/no/such/folder"),
        ("ATLAS_PORT", "0"),
        ("ATLAS_PORT", "65536"),
        ("ATLAS_PORT", "80a"),
        ("ATLAS_PORT", "²"),
        ("ATLAS_CONTACT", "somebody"),
        ("ATLAS_CONTACT", "javascript:alert(1)"),
        ("ATLAS_LOG_LEVEL", "LOUD"),
        ("ATLAS_FRAME_ANCESTORS", "https://a.org;script-src"),
        ("ATLAS_FRAME_ANCESTORS", "self"),
        ("ATLAS_FRAME_ANCESTORS", "'none' https://example.org"),
        ("ATLAS_KEPT_PACKS", "/no/such/folder"),
        ("ATLAS_KEPT_PACKS", "~nobody-of-this-name/packs"),
        ("ATLAS_SLIDE_TEMPLATE", "README.md"),
        ("ATLAS_TILE_URL", "https://example.org/tiles.png"),
        ("ATLAS_TILE_URL", "https://example.org/{z}/{x}/{y}; script-src *"),
    ],
)
def test_a_bad_value_is_named_with_what_was_expected_and_how_to_mend_it(name, value):
    with pytest.raises(SettingsError) as raised:
        read_settings({name: value})
    message = str(raised.value)
    assert name in message
    assert value.split()[0] in message
    assert "Expected" in message
    assert f"Set {name}" in message


@pytest.mark.parametrize(
    "alone", [{"ATLAS_TILE_CREDIT": "X"}, {"ATLAS_TILE_URL": "https://a.org/{z}/{x}/{y}"}]
)
def test_tiles_come_with_their_credit_or_not_at_all(alone):
    with pytest.raises(SettingsError, match="both or neither"):
        read_settings(alone)


@given(st.dictionaries(st.sampled_from(sorted(DESCRIPTIONS)), st.text(max_size=30)))
def test_no_value_does_anything_but_fit_or_be_refused(environ):
    environ.pop("ATLAS_PACK", None)
    try:
        settings = read_settings(environ)
    except SettingsError:
        return
    header = " ".join(settings.frame_ancestors)
    assert not set(header) & set(";,\r\n")


def test_every_setting_is_in_the_readme():
    text = README.read_text(encoding="utf-8")
    assert [name for name in DESCRIPTIONS if f"`{name}`" not in text] == []
