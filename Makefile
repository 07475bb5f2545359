# `make` prints the menu. Needs make and Python 3.11 or newer; everything else goes into .venv.

PYTHON ?= $(shell for name in python3 python3.12 python3.11 python3.13; do \
	"$$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo "$$name" && break; done)
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check

# Research data for the quality bench, not part of the project. Where it is absent, that is said.
DATA ?= ../shared/data

.PHONY: menu demo test lint bench bench-quality docs clean
.DEFAULT_GOAL := menu

menu:
	@echo 'make demo    build the example, check its statement, publish the page'
	@echo 'make test    lint, types and all tests'
	@echo 'make lint    ruff alone'
	@echo 'make docs    write the pages that are made from the code'
	@echo 'make bench   measure speed and memory against the targets, and how reading grows with length (slow the first time)'
	@echo 'make bench-quality   measure how well it reads, against the floors (DATA=folder of research data)'
	@echo 'make clean   remove what the others made, except the environment'

demo: $(VENV)/.for-use
	@$(BIN)/python examples/demo.py

test: $(VENV)/.for-development
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python -m pytest

lint: $(VENV)/.for-development
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

docs: $(VENV)/.for-use
	$(BIN)/python -m onrecord.cli.reference

bench: $(VENV)/.for-use
	$(BIN)/python -m onrecord.bench

bench-quality: $(VENV)/.for-use
	$(BIN)/python -m onrecord.bench.quality --shared $(DATA)

clean:
	rm -rf .demo .bench .pytest_cache .mypy_cache .ruff_cache .hypothesis

# The stamps say what is installed. They are older than pyproject.toml when it has changed.
$(VENV)/.for-use: pyproject.toml | $(BIN)/python
	$(PIP) install --editable '.[engines]'
	@touch $@

$(VENV)/.for-development: pyproject.toml | $(BIN)/python
	$(PIP) install --editable '.[engines,postgresql,dev]'
	@touch $(VENV)/.for-use $@

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo 'onrecord needs Python 3.11 or newer; set PYTHON=/path/to/python3'; exit 1; }
	$(PYTHON) -m venv $(VENV)
