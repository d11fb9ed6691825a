"""Serve the atlas: `make run`, or `gunicorn app:server` on a host."""

import logging

from dashboard.application import create_app
from dashboard.settings import read_settings
from geodata.tables.parquet import open_pack

settings = read_settings()
logging.basicConfig(level=settings.log_level)
app = create_app(open_pack(settings.pack), settings)
server = app.server

if __name__ == "__main__":
    app.run(host=settings.host, port=settings.port)
