"""What a deployment may set, read from the environment in this one place."""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from zipfile import is_zipfile

# What the atlas is called, everywhere and in every deployment.
SITE_NAME = "Social Integration Atlas for London"
PACK_FOLDER = Path(__file__).parent.parent / "geodata" / "pack"
DESCRIPTIONS = MappingProxyType(
    {
        "ATLAS_PACK": ("the data pack shipped with the code", "Folder of the data pack."),
        "ATLAS_HOST": ("127.0.0.1", "Address that `python app.py` listens on."),
        "ATLAS_PORT": ("8050", "Port that `python app.py` listens on."),
        "ATLAS_CONTACT": ("none", "E-mail or web address of the people who answer for the atlas."),
        "ATLAS_TILE_URL": (
            "none",
            "Address of map tiles with `{z}`, `{x}` and `{y}`; without it nothing leaves the host.",
        ),
        "ATLAS_TILE_CREDIT": ("none", "Credit that the tiles ask for; needed with a tile URL."),
        "ATLAS_LOG_LEVEL": ("INFO", "`DEBUG`, `INFO`, `WARNING`, `ERROR` or `CRITICAL`."),
        "ATLAS_FRAME_ANCESTORS": (
            "*",
            "Sites that may show `/embed` in a frame, such as `'self' https://example.org`; `*` is"
            " every site, `'none'` no site. No other page can be framed by another site.",
        ),
        "ATLAS_KEPT_PACKS": (
            "none",
            "Folder of earlier data packs, each a folder of its own, for links that name their"
            " data version.",
        ),
        "ATLAS_SLIDE_TEMPLATE": (
            "the atlas's own plain slides",
            "PowerPoint file (.pptx) whose master, size and fonts exported slides take.",
        ),
    }
)
"""Each setting's default and meaning; the README's table is made of these."""
_LOG_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL")
_HIGHEST_PORT = 65_535
_FRAME_ANCESTOR = re.compile(r"'self'|'none'|\*|https?://[A-Za-z0-9.*-]+(:[0-9]+)?")
_TILE_URL = re.compile(r"https?://[A-Za-z0-9.{}-]+(:[0-9]+)?/[^\s;,'\"]+")
_CONTACT = re.compile(r"https?://\S+|(mailto:)?[^\s@]+@[^\s@]+")


class SettingsError(Exception):
    """A setting has a value that cannot be used."""

    def __init__(self, *, name: str, value: str, expected: str) -> None:
        super().__init__(
            f"'{value}' cannot be used as {name}, read from the environment. "
            f"Expected {expected}. Set {name} to that, or unset it for its default."
        )


@dataclass(frozen=True, slots=True)
class Settings:
    """What a deployment set; the defaults are those of a bare clone."""

    pack: Path = PACK_FOLDER
    host: str = "127.0.0.1"
    port: int = 8050
    contact: str | None = None
    tile_url: str | None = None
    tile_credit: str | None = None
    log_level: str = "INFO"
    frame_ancestors: tuple[str, ...] = ("*",)
    kept_packs: Path | None = None
    slide_template: Path | None = None


_DEFAULTS = Settings()


def read_settings(environ: Mapping[str, str] = os.environ) -> Settings:
    """Read the settings from the environment; what is unset or empty has its default.

    Raises
    ------
    SettingsError
        A value cannot be used; the message names the variable, the value, what
        was expected and how to mend it.
    """
    given = {name: environ[name].strip() for name in DESCRIPTIONS if environ.get(name, "").strip()}
    _check_tiles(given)
    return Settings(
        pack=_read_pack(given),
        host=given.get("ATLAS_HOST", _DEFAULTS.host),
        port=_read_port(given),
        contact=_read_contact(given),
        tile_url=given.get("ATLAS_TILE_URL"),
        tile_credit=given.get("ATLAS_TILE_CREDIT"),
        log_level=_read_log_level(given),
        frame_ancestors=_read_frame_ancestors(given),
        kept_packs=_read_kept_packs(given),
        slide_template=_read_slide_template(given),
    )


def _find_path(name: str, value: str) -> Path:
    """Find a file or a folder; "~" is the folder of who runs the atlas, "~name" of another."""
    try:
        return Path(value).expanduser()
    except RuntimeError as error:
        raise SettingsError(
            name=name, value=value, expected="a path; nobody of that name has a folder here"
        ) from error


def _read_pack(given: Mapping[str, str]) -> Path:
    folder = _find_path("ATLAS_PACK", str(given.get("ATLAS_PACK", PACK_FOLDER)))
    if "ATLAS_PACK" in given and not (folder / "manifest.toml").is_file():
        raise SettingsError(
            name="ATLAS_PACK",
            value=given["ATLAS_PACK"],
            expected="a folder that holds manifest.toml, as 'make data' writes it",
        )
    return folder


def _read_port(given: Mapping[str, str]) -> int:
    port = given.get("ATLAS_PORT", str(_DEFAULTS.port))
    if not (port.isascii() and port.isdecimal() and 0 < int(port[:6]) <= _HIGHEST_PORT):
        raise SettingsError(
            name="ATLAS_PORT", value=port, expected=f"a whole number from 1 to {_HIGHEST_PORT}"
        )
    return int(port)


def _read_contact(given: Mapping[str, str]) -> str | None:
    contact = given.get("ATLAS_CONTACT")
    if contact is not None and not _CONTACT.fullmatch(contact):
        raise SettingsError(
            name="ATLAS_CONTACT", value=contact, expected="an e-mail address or a web address"
        )
    return contact


def _check_tiles(given: Mapping[str, str]) -> None:
    url, credit = given.get("ATLAS_TILE_URL"), given.get("ATLAS_TILE_CREDIT")
    if url is not None:
        has_places = all(place in url for place in ("{z}", "{x}", "{y}"))
        if not has_places or not _TILE_URL.fullmatch(url):
            raise SettingsError(
                name="ATLAS_TILE_URL",
                value=url,
                expected="an address such as https://tiles.example.org/{z}/{x}/{y}.png",
            )
    if (url is None) != (credit is None):
        name = "ATLAS_TILE_CREDIT" if credit is None else "ATLAS_TILE_URL"
        raise SettingsError(
            name=name,
            value="",
            expected="ATLAS_TILE_URL and ATLAS_TILE_CREDIT, both or neither",
        )


def _read_log_level(given: Mapping[str, str]) -> str:
    level = given.get("ATLAS_LOG_LEVEL", _DEFAULTS.log_level).upper()
    if level not in _LOG_LEVELS:
        raise SettingsError(
            name="ATLAS_LOG_LEVEL", value=level, expected=f"one of {', '.join(_LOG_LEVELS)}"
        )
    return level


def _read_frame_ancestors(given: Mapping[str, str]) -> tuple[str, ...]:
    ancestors = tuple(given.get("ATLAS_FRAME_ANCESTORS", "*").split())
    if "'none'" in ancestors and len(ancestors) > 1:
        raise SettingsError(
            name="ATLAS_FRAME_ANCESTORS",
            value=" ".join(ancestors),
            expected="'none' alone, or a list without it",
        )
    for ancestor in ancestors:
        # Whatever passes here is written into a header.
        if not _FRAME_ANCESTOR.fullmatch(ancestor):
            raise SettingsError(
                name="ATLAS_FRAME_ANCESTORS",
                value=ancestor,
                expected="*, 'self', 'none' or addresses such as https://example.org",
            )
    return ancestors


def _read_kept_packs(given: Mapping[str, str]) -> Path | None:
    name = "ATLAS_KEPT_PACKS"
    if name not in given:
        return None
    folder = _find_path(name, given[name])
    if not folder.is_dir():
        raise SettingsError(
            name=name, value=given[name], expected="a folder of data packs, each in its own folder"
        )
    return folder


def _read_slide_template(given: Mapping[str, str]) -> Path | None:
    name = "ATLAS_SLIDE_TEMPLATE"
    if name not in given:
        return None
    file = _find_path(name, given[name])
    # A PowerPoint file is a ZIP archive.
    if not is_zipfile(file):
        raise SettingsError(name=name, value=given[name], expected="a PowerPoint file (.pptx)")
    return file
