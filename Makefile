# Every task of the project. `make` alone prints this list.
PY ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.stamp
WITH_BROWSER = browser="$$($(BIN)/python tools/browser.py)" && BROWSER_PATH="$$browser"
QUIET = $(if $(CI),-q)
PYTEST = $(BIN)/python -m pytest -q -n 3 --dist worksteal

.DEFAULT_GOAL := help
.PHONY: help setup check build serve export test test-fast prove lint fix schemas snapshot pin confirm debts stale new bench bench-search bench-load audit pack zip rollback verify clean

help:  ## print this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /|/' | awk -F'|' '{printf "  make %-10s %s\n", $$1, $$2}'

$(STAMP): requirements.lock
	@$(PY) -c 'import sys; sys.exit(sys.version_info < (3, 11, 5))' 2>/dev/null || \
	  { echo "Python 3.11.5 or newer is needed, here it is: $$($(PY) --version 2>&1). Try: make PY=python3.12"; exit 1; }
	@echo "making $(VENV) of requirements.lock with $$($(PY) --version 2>&1); this takes about a minute, and is done once"
	@if command -v uv >/dev/null 2>&1; then \
	  uv venv -q --allow-existing --python $(PY) $(VENV) && uv pip sync $(QUIET) --python $(BIN)/python --require-hashes requirements.lock; \
	else \
	  $(PY) -m venv $(VENV) && echo "$$(grep -c == requirements.lock) packages, each compared with its hash" && \
	  $(BIN)/python -m pip install $(QUIET) --disable-pip-version-check --require-hashes --no-deps -r requirements.lock; \
	fi
	@echo "$(VENV) is ready"
	@touch $@

setup: $(STAMP)  ## virtual environment from the hash-locked requirements

check: $(STAMP)  ## read and check every record and every page of prose
	@$(BIN)/python -m generator check

build: $(STAMP)  ## the whole site into build/site; a failed build leaves the old one untouched
	@$(BIN)/python -m generator build

serve: $(STAMP)  ## both languages with live reload on http://127.0.0.1:8000/ (lang=en: names the English home page; at=127.0.0.1:9000)
	@$(BIN)/python -m generator serve $(if $(lang),--language $(lang)) $(if $(at),--at $(at))

export: $(STAMP)  ## the same pages as a plain docs folder for any engine: build/export
	@$(BIN)/python -m generator export

pack: $(STAMP)  ## one emergency file per platform and language, to send on: build/packs
	@$(BIN)/python -m generator pack

zip: $(STAMP)  ## the published site of each language as a zip that opens from a disk (make build first)
	@$(BIN)/python -m generator zip

rollback: $(STAMP)  ## publish the release before the present one again; once more takes that back
	@$(BIN)/python -m generator rollback

verify: $(STAMP)  ## compare build/site with its manifest
	@$(BIN)/python -m generator verify

test: $(STAMP)  ## what every push must pass: units, data, golden cases, the built site, Chromium
	@$(WITH_BROWSER) $(PYTEST) -m "not prove"

test-fast: $(STAMP)  ## the tests that need neither a browser nor Node
	@$(PYTEST) -m "not browser and not prove"

prove: $(STAMP)  ## what is slow by nature, and budgets of bytes, pixels and time, before a release
	@$(WITH_BROWSER) $(PYTEST) -m prove

lint: $(STAMP)  ## ruff and mypy
	@$(BIN)/ruff check . && $(BIN)/ruff format --check . && $(BIN)/mypy generator mkdocs_hooks.py tools

fix: $(STAMP)  ## let ruff mend what it can
	@$(BIN)/ruff check --fix . ; $(BIN)/ruff format .

schemas: $(STAMP)  ## JSON Schemas for editors, from the models
	@$(BIN)/python -m generator schemas

snapshot: $(STAMP)  ## write docs/plans.txt: review then shows what a change of the records changes in the advice
	@$(BIN)/python tools/snapshot.py

pin: $(STAMP)  ## vouch for the English that stands now: make pin, or make pin confirmed=topics/my-topic
	@$(BIN)/python -m generator pin $(if $(confirmed),--confirmed $(confirmed))

confirm: $(STAMP)  ## numbers and addresses that changed, sign by sign; after comparing: make confirm contacts="antifraud-96110" by="your name"
	@$(BIN)/python -m generator confirm $(if $(by),--by "$(by)") $(contacts)

stale: $(STAMP)  ## list what is to be looked at again: reminders of the outlook, evidence overdue or soon due
	@$(BIN)/python -m generator stale

debts: $(STAMP)  ## take from debts.lock what fails no more
	@$(BIN)/python -m generator debts

new: $(STAMP)  ## a commented starter file: make new kind=platforms id=my-bank
	@$(if $(and $(kind),$(id)),,$(error Which kind of record, and which id? For example: make new kind=platforms id=my-bank))$(BIN)/python -m generator new "$(kind)" "$(id)"

bench: $(STAMP)  ## speed as ratios to plain MkDocs (rounds=5; against=COMMIT; large=1764: 5,000 pages too), see docs/speed.md
	@$(BIN)/python tools/bench.py $(if $(rounds),--rounds $(rounds)) $(if $(against),--against $(against)) $(if $(large),--large $(large))

bench-search: $(STAMP)  ## search against the theme's own, to the first hit, at 5,000 pages (ablate=1: each word list; minisearch=1; sets="stories"), see docs/search.md
	@$(WITH_BROWSER) $(BIN)/python tools/bench_search.py $(if $(sets),--sets "$(sets)") $(if $(ablate),--ablate) $(if $(minisearch),--minisearch)

bench-load: $(STAMP)  ## requests per second of a stock server at 200 connections (make build first)
	@$(BIN)/python tools/bench_load.py

audit: $(STAMP)  ## Nu HTML checker, weights and Lighthouse over build/site; optional, needs Node and Java
	@$(WITH_BROWSER) $(BIN)/python tools/audit.py

clean:  ## remove everything that can be made again
	@rm -rf build .cache .pytest_cache .mypy_cache .ruff_cache .hypothesis
