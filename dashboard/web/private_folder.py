"""A folder of temporary files that only this deployment's processes can read."""

import os
import shutil
import stat
import tempfile
import time
from hashlib import sha256
from pathlib import Path

# Longer than any file is kept, so that nothing of a server that still runs is this old.
_FORGOTTEN_SECONDS = 900


class UnsafeFolderError(OSError):
    """A folder that should be ours alone is somebody else's, or open to others."""


def find_private_folder(of: str) -> Path:
    """Name the folder that processes with one parent share, as those of one server do.

    Parameters
    ----------
    of : str
        What the files are made of: other data have another folder.
    """
    named = f"{Path(__file__).resolve()} {of} {os.getppid()}"
    return (
        Path(tempfile.gettempdir())
        / f"atlas-exports-{os.geteuid()}"
        / sha256(named.encode()).hexdigest()[:16]
    )


def make_private(folder: Path) -> None:
    """Make a folder that only its owner may read; `UnsafeFolderError` where it is not so."""
    folder.mkdir(mode=0o700, exist_ok=True)
    found = folder.lstat()
    is_ours = stat.S_ISDIR(found.st_mode) and found.st_uid == os.geteuid()
    if not is_ours or found.st_mode & 0o077:
        raise UnsafeFolderError(
            f"'{folder}' is not a folder that only this user may read. Remove it, or set TMPDIR"
            " to a folder of the deployment's own."
        )


def sweep_forgotten(folder: Path) -> None:
    """Remove what other servers left beside a folder, once it is older than any file is kept."""
    before = time.time() - _FORGOTTEN_SECONDS
    for other in folder.parent.iterdir():
        paths = [other, *other.glob("*"), *other.glob("*/*")]
        if other != folder and all(one.lstat().st_mtime < before for one in paths):
            shutil.rmtree(other, ignore_errors=True)
