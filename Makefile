# Copydesk. `make` lists the targets; everything else is installed into .venv from lock files with hashes.
SHELL := /bin/sh
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
export PIP_DISABLE_PIP_VERSION_CHECK := 1

PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11 python; do \
	command -v $$p >/dev/null 2>&1 && $$p -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' \
	&& echo $$p && break; done)
BIN := .venv/bin
READY := .venv/.ready
READY_DEV := .venv/.ready-dev
# One test process a core, for tests that share no server; a file's tests stay together, as they share what they have read.
PARALLEL := -n auto --dist loadfile
SAMPLE := examples/harbour-wire.txt
GAZETTEER := services/enrich/gazetteer

.PHONY: help run test check format unit integration faults quality explore coverage chaos bench contracts lock clean

help: ## List the targets.
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: $(READY) ## Set up and run the whole pipeline on the sample; Ctrl-C stops it.
	@$(BIN)/python -m copydesk up --source sample $(SAMPLE)

test: $(READY_DEV) ## Set up and pass every test: unit to faults on the real broker and database.
	@$(MAKE) --no-print-directory check
	$(BIN)/python -m pytest $(PARALLEL) -m slow tests/unit tests/property
	$(BIN)/python -m pytest $(PARALLEL) tests/quality
	$(BIN)/python -m pytest tests/integration tests/faults

check: $(READY_DEV) ## Format, lint, types, imports and the quick tests: under a minute.
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest $(PARALLEL) -m "not slow" --doctest-modules copydesk services shared tests/unit tests/property tests/contract

format: $(READY_DEV) ## Format the code and mend what lint can mend.
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

unit integration faults: $(READY_DEV) ## One kind of tests alone.
	$(BIN)/python -m pytest tests/$@

quality: $(READY_DEV) ## Measure quality on real material against the pinned floors.
	$(BIN)/python -m pytest $(PARALLEL) tests/quality

explore: $(READY_DEV) ## Try the property tests on many new examples.
	HYPOTHESIS_PROFILE=explore $(BIN)/python -m pytest --timeout=3000 tests/property

coverage: $(READY_DEV) ## Which lines of the pure modules the quick tests run; fails below the floor.
	$(BIN)/python -m pytest -q -m "not slow" --cov --cov-report=term:skip-covered tests/unit tests/property tests/contract

chaos: $(READY_DEV) ## The full matrix of faults on 5,000 articles (a quarter of an hour).
	$(BIN)/python -m tests.faults.chaos

bench: $(READY_DEV) ## Measure what docs/performance.md tells.
	$(BIN)/python -m tests.bench

contracts: $(READY_DEV) ## Write contracts/ anew from the models.
	$(BIN)/python -m copydesk.contracts

lock: $(READY_DEV) ## Resolve the dependencies anew.
	$(BIN)/uv pip compile -q --universal --generate-hashes --no-header --no-annotate --python-version 3.11 \
		pyproject.toml --group build -o requirements.lock
	$(BIN)/uv pip compile -q --universal --generate-hashes --no-header --no-annotate --python-version 3.11 \
		--group dev -c requirements.lock -o requirements-dev.lock

clean: ## Remove what make made here, the data of the local stack included.
	rm -rf .venv $(GAZETTEER)/places.bin .copydesk .mypy_cache .ruff_cache .pytest_cache .hypothesis

# pip, not a faster installer: it alone honours every proxy, mirror and certificate setting a user may have.
# --no-deps: the lock file names everything; without it, older pips look for extras in versions newer than the locked.
# The gazetteer is compiled anew when its compiler or its tables change.
$(READY): requirements.lock pyproject.toml $(wildcard $(GAZETTEER)/*.py $(GAZETTEER)/*.tsv)
	@test -n "$(PYTHON)" || { echo "copydesk needs Python 3.11, 3.12 or 3.13; found none. Install one, or say make PYTHON=/path/to/python3.11"; exit 1; }
	@echo "Setting up .venv with $$($(PYTHON) --version): once, some 200 MB."
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv || { echo "Python's venv module is missing (Debian: apt install python3-venv)"; exit 1; }
	$(BIN)/pip install --no-deps --require-hashes -r requirements.lock
	$(BIN)/pip install -q --no-deps --no-build-isolation -e .
	$(BIN)/python -m services.enrich.gazetteer.compile
	@touch $@

$(READY_DEV): $(READY) requirements-dev.lock
	$(BIN)/pip install -q --no-deps --require-hashes -r requirements-dev.lock
	$(BIN)/pip check
	@touch $@
