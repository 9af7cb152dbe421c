# The commands that always work: make run, make test, make check, make bench. Each sets up what it needs first.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
STAMP_DEV := $(VENV)/.installed-dev

# Python keeps what it has compiled, whatever the machine is set to: tests start hundreds of processes.
export PYTHONDONTWRITEBYTECODE :=

.PHONY: run setup test stories check bench bench-million bench-postgres crash screenshots lint types imports lock clean help

help:  ## list the commands
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 16

# uv installs from the compiled files, which pin every package by its hash; uv itself comes by pip, pinned the same way.
$(BIN)/uv: requirements/uv.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/uv.txt
	@touch $@

$(STAMP): $(BIN)/uv requirements/run.txt pyproject.toml
	$(BIN)/uv pip install --quiet --compile-bytecode --python $(BIN)/python --require-hashes -r requirements/run.txt
	$(BIN)/uv pip install --quiet --compile-bytecode --python $(BIN)/python --no-deps --no-build-isolation --editable .
	@touch $@

$(STAMP_DEV): $(STAMP) requirements/dev.txt
	$(BIN)/uv pip install --quiet --compile-bytecode --python $(BIN)/python --require-hashes -r requirements/dev.txt
	@touch $@

setup: $(STAMP)  ## install everything into .venv, make the database and the key
	$(BIN)/touchbase migrate

run: setup  ## start the product: with BOT_TOKEN in .env on Telegram, without one in the sandbox
	$(BIN)/touchbase run

test: $(STAMP_DEV)  ## run all tests
	$(BIN)/python -m pytest -n 4 --dist loadfile --no-loadscope-reorder

stories: $(STAMP_DEV)  ## tell every story of tests/scenarios in both languages; a run of all tests tells each in one
	STORIES=both $(BIN)/python -m pytest -n 4 --dist loadfile tests/scenarios

lint: $(STAMP_DEV)  ## style: ruff
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(STAMP_DEV)  ## strict types: mypy
	$(BIN)/mypy

imports: $(STAMP_DEV)  ## the import rule of the house
	$(BIN)/lint-imports

check: lint imports  ## what CI runs; the types are checked beside the tests, which wait now and then
	$(MAKE) -j2 types test

crash: $(STAMP_DEV)  ## the long version of the kill tests
	CRASH_POINTS=200 $(BIN)/python -m pytest tests/crash --timeout=3000

screenshots: $(STAMP_DEV)  ## take the pictures of the guide anew, by the browser test
	TOUCHBASE_SCREENSHOTS=1 $(BIN)/python -m pytest tests/browser

bench: $(STAMP_DEV)  ## measured work, each figure beside its floor
	$(BIN)/touchbase bench

bench-million: $(STAMP_DEV)  ## the same with a million clients; some ten minutes
	$(BIN)/touchbase bench million --rows 1000000

bench-postgres: $(STAMP_DEV)  ## the same on PostgreSQL, beside SQLite
	$(BIN)/touchbase bench postgres

lock: $(BIN)/uv  ## compile the pinned requirements anew
	$(BIN)/uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --no-header \
	    --group build pyproject.toml -o requirements/run.txt
	$(BIN)/uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --no-header \
	    --group build --group dev -c requirements/run.txt pyproject.toml -o requirements/dev.txt
	$(BIN)/uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --no-header \
	    requirements/uv.in -o requirements/uv.txt

clean:  ## remove the virtual environment and the caches, never the data
	rm -rf $(VENV) .mypy_cache .pytest_cache .ruff_cache .hypothesis
