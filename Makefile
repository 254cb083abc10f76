# Needs Python 3.11 or later and a package index; works with GNU make 3.81 and BSD tools.
# make PYTHON=path names the interpreter, HOST= and PORT= the address of the server; with STRICT=1
# no test may be left out.

BIN = .venv/bin
GONGKAI_DATA ?= $(CURDIR)/data
# Some shells and compilers set HOST to something else, so it is taken from the command line only.
HOST =
PORT ?=
PART =
LOCK = $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --custom-compile-command "make lock"

export GONGKAI_DATA PYTHON STRICT

.PHONY: help setup run test lint format bench fuzz soak docs pictures lock clean

help: ## this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-8s %s\n", $$1, $$2 }' Makefile

setup: ## .venv with everything that developing needs, locked by version and hash
	@scripts/setup.sh test

# Where nothing is kept yet an invented county is made, but for this machine alone.
run: ## start the server on http://127.0.0.1:8000, on an empty folder with an invented county
	@scripts/setup.sh run
	@if [ -z "$(HOST)$$GONGKAI_DEMO$$GONGKAI_HOSTS$$DATABASE_URL" ] && \
		$(BIN)/gongkai demo --if-empty; then export GONGKAI_DEMO=true; fi; \
		$(if $(HOST),GONGKAI_HOST=$(HOST)) $(if $(PORT),GONGKAI_PORT=$(PORT)) \
		exec $(BIN)/python manage.py serve

test: setup lint ## every check and every test, on SQLite and on PostgreSQL, browser included
	@scripts/packages.sh
	scripts/with-postgres.sh $(BIN)/python -m pytest -q -n auto -m "not browser" tests/office tests/web tests/soak
	$(BIN)/python -m pytest -n auto

lint: setup ## style, types, directions of import, templates
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	$(BIN)/djlint src --check --lint --quiet

format: setup ## put Python and templates into the house style
	$(BIN)/ruff check --fix
	$(BIN)/ruff format
	-$(BIN)/djlint src --reformat --quiet

bench: setup ## speed, as ratios to other programs; PART=desk measures one part
	$(BIN)/python bench/run.py $(PART)

fuzz: setup ## ten thousand damaged files a reader, two hundred round trips a format
	GONGKAI_FUZZ=10000 GONGKAI_EXAMPLES=200 $(BIN)/python -m pytest tests/fuzz tests/annual/writers

soak: setup ## a minute of fifty people, and twenty plugs pulled under load, on both databases
	GONGKAI_SOAK=1 $(BIN)/python -m pytest tests/soak
	GONGKAI_SOAK=1 scripts/with-postgres.sh $(BIN)/python -m pytest tests/soak

docs: setup ## the pages that are generated
	$(BIN)/python -m scripts.docs

pictures: setup ## the pictures of the docs, from a fresh demonstration
	$(BIN)/python -m scripts.pictures

lock: setup ## choose and lock the newest versions of everything
	$(LOCK) --upgrade requirements/test.in -o requirements/test.txt
	$(LOCK) --constraint requirements/test.txt requirements/run.in -o requirements/run.txt
	$(LOCK) --upgrade requirements/bench.in -o requirements/bench.txt

clean: ## remove what was made, except the data
	rm -rf .venv .bench-venv build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis src/*.egg-info
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
