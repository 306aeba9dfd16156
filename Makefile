# One task file. Bare `make` runs what continuous integration runs.

PYTHON := .venv/bin/python

.PHONY: check test lint format schema hooks docs docs-check bench clean

check:
	.ci/run

test:
	.ci/run test

lint:
	.ci/run lint

format:
	$(PYTHON) -m ruff check --fix .
	$(PYTHON) -m ruff format .

schema:
	$(PYTHON) -m tests.schema.dump

hooks:
	$(PYTHON) -m pre_commit install

docs:
	$(PYTHON) docs/generate.py
	$(PYTHON) -m tests.docs.write

docs-check:
	$(PYTHON) -m pytest -n0 tests/docs tests/cli/test_reference.py

bench:
	$(PYTHON) -m benchmarks

clean:
	rm -rf build dist .venv .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis
