"""Build the data pack: ``python -m geodata.pipeline [--inputs DIR] [--pack DIR]``.

``--only hexagons`` lays out the hexagons of the pack that is there and keeps the rest of it.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from geodata.errors import GeodataError
from geodata.pipeline.runner import renew_hexagons, run_pipeline
from geodata.tables.parquet import PACK_FOLDER

_INPUTS = Path("../shared/inputs")


def main(arguments: Sequence[str] | None = None) -> int:
    """Read the options, build the pack; 1 where an input is not as it should be."""
    parser = argparse.ArgumentParser(prog="python -m geodata.pipeline", description=__doc__)
    parser.add_argument("--inputs", type=Path, default=_INPUTS, help="folder of publishers' files")
    parser.add_argument("--pack", type=Path, default=PACK_FOLDER, help="folder of the pack")
    parser.add_argument(
        "--only", choices=["hexagons"], help="make these anew, of the pack's own areas"
    )
    options = parser.parse_args(arguments)
    try:
        if options.only:
            renew_hexagons(options.pack)
        else:
            run_pipeline(options.inputs, options.pack)
    except GeodataError as error:
        sys.stderr.write(f"The pack is as it was. {error}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
