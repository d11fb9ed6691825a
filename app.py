"""Serve the atlas: `make run`, or `gunicorn app:server` on a host."""

import logging

from dashboard.application import create_app
from dashboard.settings import read_settings
from dashboard.warming import start_warming
from geodata.parquet_repository import open_pack

settings = read_settings()
logging.basicConfig(level=settings.log_level)
repository = open_pack(settings.pack)
app = create_app(repository, settings)
server = app.server
start_warming(repository)

if __name__ == "__main__":
    app.run(host=settings.host, port=settings.port)
