# make install   a virtual environment in .venv, with the `riwaya` command in .venv/bin
# make demo      install, read the example articles into demo/story.riwaya, and say how to open it
# make test      everything that is checked: style, types, import directions, tests

SHELL := /bin/sh
VENV ?= .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check
CHECKED := riwaya tests benchmarks $(wildcard scripts)
# The first Python here that is new enough and can make virtual environments.
FIND_PYTHON = for p in $(PYTHON) python3.13 python3.12 python3.11 python3 python; do \
	"$$p" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 \
	&& { echo "$$p"; break; }; done

SIZES ?= 100 200

.PHONY: help install demo test lint format bench bench-story quality screenshots clean

help:
	@sed -n 's/^# //p' Makefile

install: $(VENV)/.installed

$(VENV)/bin/python:
	@python=$$($(FIND_PYTHON)); \
	if [ -z "$$python" ]; then \
		echo "Riwaya needs Python 3.11 or newer with its venv module, and none was found." >&2; \
		echo "Install it (Debian, Ubuntu: apt install python3 python3-venv; macOS: brew install python)," >&2; \
		echo "or say where it is: make install PYTHON=/path/to/python3" >&2; \
		exit 1; \
	fi; \
	echo "making $(VENV) with $$($$python --version)"; \
	$$python -m venv $(VENV)

$(VENV)/.installed: pyproject.toml constraints.txt | $(VENV)/bin/python
	$(PIP) install --quiet --constraint constraints.txt --editable .
	@touch $@

$(VENV)/.installed-dev: pyproject.toml constraints.txt | $(VENV)/bin/python
	$(PIP) install --quiet --constraint constraints.txt --editable '.[dev]'
	@touch $@ $(VENV)/.installed

# Exit code 1 of riwaya means that something was skipped and said so; the demo goes on.
demo: install
	@mkdir -p demo
	@rm -f demo/story.riwaya demo/dossier.html
	@$(BIN)/riwaya build examples/story -o demo/story.riwaya --name "Riwaya: the example story" || [ $$? -eq 1 ]
	@$(BIN)/riwaya report demo/story.riwaya -o demo/dossier.html >/dev/null
	@echo
	@echo "The story in the browser, with this one command:"
	@echo
	@echo "    $(BIN)/riwaya serve demo/story.riwaya"
	@echo
	@echo "The same in one file:     $(CURDIR)/demo/dossier.html"
	@echo "In the terminal:          $(BIN)/riwaya claims demo/story.riwaya"
	@echo "Your own articles:        $(BIN)/riwaya  (then drop them on the page)"

lint: $(VENV)/.installed-dev
	$(BIN)/ruff check $(CHECKED)
	$(BIN)/mypy
	$(BIN)/lint-imports

test: lint
	$(BIN)/python -m pytest -q -n 2

format: $(VENV)/.installed-dev
	$(BIN)/ruff format $(CHECKED)
	$(BIN)/ruff check --fix $(CHECKED)

bench: $(VENV)/.installed-dev
	$(BIN)/python benchmarks/read_speed.py

bench-story: $(VENV)/.installed-dev
	$(BIN)/python benchmarks/story_scale.py $(SIZES)

quality: $(VENV)/.installed-dev
	$(BIN)/python -m scripts.quality

screenshots: $(VENV)/.installed-dev demo
	$(BIN)/python scripts/screenshots.py

clean:
	rm -rf $(VENV) demo build *.egg-info .mypy_cache .ruff_cache .pytest_cache
