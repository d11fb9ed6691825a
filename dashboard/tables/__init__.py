"""A plate's rows as files for other programs: tables, workbooks, shapes with values."""
