"""Tables in, Plotly figures out: no Dash, no files, no questions to the repository."""
