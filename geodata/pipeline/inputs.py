"""The publishers' files that the pack is built from: which, and exactly which edition of each."""

import tomllib
from collections.abc import Mapping
from pathlib import Path

from pydantic import ValidationError

from geodata.errors import InputError, RegistryError
from geodata.model import Record
from geodata.registry.entries import FOLDER
from geodata.tables.manifest import InputFile, hash_file

FILE = FOLDER / "inputs.toml"


class DeclaredInput(Record):
    """One file as the registry declares it: its checksum and the sources that it came from."""

    sha256: str
    sources: tuple[str, ...]


def load_inputs(file: Path = FILE) -> Mapping[str, DeclaredInput]:
    """Read the declared inputs by path within the folder of inputs, in order of path.

    Raises
    ------
    RegistryError
        An entry lacks a field or has one that nobody knows.
    """
    declared = {}
    for path, table in sorted(tomllib.loads(file.read_text(encoding="utf-8")).items()):
        try:
            declared[path] = DeclaredInput.model_validate(table)
        except ValidationError as error:
            raise RegistryError(
                file=file.name,
                field=path,
                problem=f"{error.errors()[0]['msg']}.",
                mend="An input has 'sha256' and 'sources'.",
            ) from error
    return declared


def check_inputs(folder: Path, declared: Mapping[str, DeclaredInput]) -> tuple[InputFile, ...]:
    """Check that every declared file is there and is the one that the pipeline was read against.

    Raises
    ------
    InputError
        A file is missing, or has another checksum.
    """
    checked = []
    for path, entry in declared.items():
        file = folder / path
        if not file.is_file():
            raise InputError(
                file=path,
                problem=f"the file is not in the folder of inputs '{folder.name}'.",
                expected=f"a file with checksum {entry.sha256}",
                mend="Name the folder by --inputs, or fetch the file from the publisher that "
                "geodata/registry/sources.toml gives.",
            )
        found = hash_file(file)
        if found != entry.sha256:
            raise InputError(
                file=path,
                problem=f"its checksum is {found}.",
                expected=f"{entry.sha256}",
                mend="Read what the publisher changed, then write the new checksum in "
                "geodata/registry/inputs.toml.",
            )
        checked.append(InputFile(path, found))
    return tuple(checked)
