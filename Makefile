# Everything that is typed here. `make` alone lists it.
.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help run test lint catalog bench

HOST ?= 127.0.0.1
PORT ?= 8000
PYTHON_HERE := .venv/bin/python
FLASK := $(PYTHON_HERE) -m flask --app trainer
BABEL := $(PYTHON_HERE) -m babel.messages.frontend
CATALOGS := trainer/translations
help: ## List these commands
	@grep -E '^[a-z]+:.*##' $(firstword $(MAKEFILE_LIST)) | sed -E 's/^([a-z]+):.*## /  make \1\t/' | expand -t 16

run: ## Set up what is missing and start everything (HOST=127.0.0.1 PORT=8000); Ctrl-C stops it
	@.ci/setup run
	@$(FLASK) db upgrade
	@$(FLASK) demo --if-empty
	@exec $(FLASK) up --host "$(HOST)" --port "$(PORT)"

test: ## Set up what is missing, check the style, run the suite on SQLite and on PostgreSQL
	@.ci/setup test
	$(PYTHON_HERE) -m ruff check --config .ci/ruff.toml
	$(PYTHON_HERE) -m pytest -n 2 --dist loadfile
	TEST_DATABASE=postgresql $(PYTHON_HERE) -m pytest -n 2 --dist loadfile -m "not (browser or page or pure)"

lint: ## Check the style only
	@.ci/setup test
	$(PYTHON_HERE) -m ruff check --config .ci/ruff.toml

catalog: ## Collect what people read into the Thai catalog, for a translator to fill in (English is the source)
	@.ci/setup test
	$(BABEL) extract --mapping-file trainer/babel.cfg --keyword lazy_gettext --keyword lazy_ngettext:1,2 \
	    --no-location --sort-output --width 120 --project trainer --output-file $(CATALOGS)/messages.pot .
	$(BABEL) update --input-file $(CATALOGS)/messages.pot --output-dir $(CATALOGS) --locale th \
	    --init-missing --ignore-obsolete --no-fuzzy-matching --ignore-pot-creation-date --width 120
	@.ci/setup test

bench: ## Measure certificates a second, page times, and the public form at 50 people a second
	@.ci/setup test
	$(PYTHON_HERE) -m tests.load.bench
