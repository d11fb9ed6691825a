"""Write tables so that the same rows always make the same bytes."""

import json
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

_KEY = b"pandas"


def write_table(table: pd.DataFrame, file: Path) -> None:
    """Write a table as Parquet with its column types, and without what varies by machine.

    Parameters
    ----------
    table : DataFrame
        Already in the order in which it is to lie; its index is not kept.
    file : Path
    """
    arrow = pa.Table.from_pandas(table, preserve_index=False)
    described = json.loads((arrow.schema.metadata or {}).get(_KEY, b"{}"))
    # Readers need the column types of this note; the versions in it say nothing about the data.
    described.update(pandas_version="", creator={"library": "pyarrow", "version": ""})
    note = json.dumps(described, sort_keys=True).encode()
    pq.write_table(
        arrow.replace_schema_metadata({_KEY: note}),
        file,
        compression="zstd",
        compression_level=9,
        version="2.6",
        use_dictionary=True,
        write_statistics=True,
    )
