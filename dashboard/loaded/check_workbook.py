"""What is looked at in a workbook's ZIP before a reader of spreadsheets may open it."""

import io
import re
import zipfile
import zlib
from collections.abc import Sequence

from dashboard.loaded.loaded_table import LoadedFileError

_MOST_MEMBERS = 300
_MOST_UNPACKED = 40_000_000
_MOST_RATIO = 250
# Of all parts: twenty thousand rows of a template have fewer, each text shared or not.
_MOST_TAGS = 3_000_000
_ENCRYPTED = 1
_OLD_FORM = b"\xd0\xcf\x11\xe0"
_XML = (".xml", ".rels", ".vml")
_ENCODING = re.compile(rb"""^<\?xml[^>]*encoding\s*=\s*["']([A-Za-z0-9._-]*)["']""")
_ENCODINGS = frozenset({b"utf-8", b"utf8", b"us-ascii", b"ascii", b"iso-8859-1"})


def is_packed(data: bytes) -> bool:
    """Say whether bytes are a workbook of any kind, or what only looks like one."""
    return data.startswith((b"PK", _OLD_FORM))


def check_workbook(data: bytes) -> None:
    """Check that a workbook is an XLSX, without macros, and no larger than it may be.

    Sizes are those that the ZIP declares, past which nothing of a member is read.

    Raises
    ------
    LoadedFileError
        It is another form, is damaged, or would unpack into too much.
    """
    if data.startswith(_OLD_FORM):
        raise _refuse("The file is an old or a protected Excel workbook.")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _check_sizes(archive.infolist(), len(data))
            _check_kind(archive)
            names = [name for name in archive.namelist() if name.casefold().endswith(_XML)]
            if sum(_check_xml(archive.read(name)) for name in names) > _MOST_TAGS:
                raise _refuse("The workbook holds more cells and texts than can be read.")
    except (
        *(zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError),
        *(OSError, RuntimeError, ValueError, KeyError),
    ) as error:
        raise _refuse("The workbook is damaged and cannot be unpacked.") from error


def _check_sizes(members: Sequence[zipfile.ZipInfo], packed: int) -> None:
    """Look at sizes before anything is unpacked: a small file can hold gigabytes."""
    unpacked = sum(member.file_size for member in members)
    if len(members) > _MOST_MEMBERS or unpacked > _MOST_UNPACKED or unpacked > packed * _MOST_RATIO:
        raise _refuse(f"The workbook unpacks into {len(members):,} parts of {unpacked:,} bytes.")
    if any(member.flag_bits & _ENCRYPTED for member in members):
        raise _refuse("The workbook is protected by a password.")


def _check_kind(archive: zipfile.ZipFile) -> None:
    names = {name.casefold() for name in archive.namelist()}
    if "mimetype" in names:
        raise _refuse("The file is an OpenDocument table (ODS).")
    if any(name.endswith("vbaproject.bin") for name in names):
        raise _refuse("The workbook holds macros.")
    if any(name.endswith("xl/workbook.bin") for name in names):
        raise _refuse("The file is a binary workbook (XLSB).")
    if "xl/workbook.xml" not in names:
        raise _refuse("The file is a ZIP and no workbook.")


def _check_xml(data: bytes) -> int:
    """Refuse what could define entities, whose expansion no size bounds; else count the tags."""
    # Without the zeros UTF-16 reads as ASCII here, so that nothing hides in it.
    is_wide = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    plain = (data.replace(b"\0", b"")[2:] if is_wide else data).removeprefix(b"\xef\xbb\xbf")
    named = _ENCODING.match(plain.lstrip())
    is_known = named is None or is_wide or named[1].lower() in _ENCODINGS
    if not plain.lstrip().startswith(b"<") or b"\0" in plain or not is_known:
        raise _refuse("A part of the workbook is no XML in UTF-8.")
    if b"<!DOCTYPE" in plain or b"<!ENTITY" in plain:
        raise _refuse("A part of the workbook defines XML entities, which no spreadsheet needs.")
    return plain.count(b"<")


def _refuse(problem: str) -> LoadedFileError:
    return LoadedFileError(
        problem=problem,
        expected="an XLSX workbook without macros, formulas or password, of at most"
        f" {_MOST_UNPACKED // 1_000_000} MB unpacked",
        mend="Save the one table as XLSX or as CSV (UTF-8).",
    )
