# `make` sets up, ingests the project's own reports and serves them; `make test` runs everything that CI runs.
SHELL := /bin/sh
VENV := .venv
BIN := $(VENV)/bin
DB ?= build/kb.db
HOST ?= 127.0.0.1
PORT ?= 8001

.PHONY: all install develop serve ingest test check docs train corpus lock clean

all: serve

# The first Python on the path that runs and is 3.11 or 3.12.
$(VENV)/bin/python:
	@for python in python3.12 python3.11 python3; do \
	  if $$python -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 12))' 2>/dev/null; then \
	    echo "Setting up $(VENV) with $$($$python --version)"; exec $$python -m venv $(VENV); \
	  fi; \
	done; echo "casegraph needs Python 3.11 or 3.12; install one of them and run make again." >&2; exit 1

$(VENV)/.installed: requirements.lock pyproject.toml | $(VENV)/bin/python
	@echo "Installing what casegraph needs (a minute or two)"
	@$(BIN)/pip install -qq --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/pip install -qq --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.developed: requirements-dev.lock $(VENV)/.installed
	@$(BIN)/pip install -qq --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@touch $@

install: $(VENV)/.installed

develop: $(VENV)/.developed

ingest: install
	@mkdir -p $(dir $(DB))
	@$(BIN)/casegraph ingest corpus/reports --db $(DB)

serve: ingest
	@$(BIN)/casegraph serve --db $(DB) --host $(HOST) --port $(PORT)

check: develop
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

test: check
	$(BIN)/python -m pytest

# Written by the program, checked by the tests: what the vocabulary and the queries hold.
docs: install
	$(BIN)/python docs/generate.py

# Learns the weights of claims anew from corpus/ and, where it is there, the gold beside the project (some minutes).
train: develop
	$(BIN)/python corpus/train.py $(wildcard ../shared/gold/claims ../shared/gold/fulltext)

corpus: develop
	$(BIN)/python corpus/generate.py

# Needs uv, which is no part of the project: pins every version for Python 3.11 and 3.12, with hashes.
lock:
	uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate -o requirements.lock
	uv pip compile pyproject.toml --extra dev -c requirements.lock --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate -o requirements-dev.lock

clean:
	rm -rf build dist *.egg-info .mypy_cache .pytest_cache .ruff_cache .hypothesis
