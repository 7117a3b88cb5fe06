# Everything here needs Python 3.11 or newer and make; the rest is installed into .venv from hash-locked lists.
PYTHON ?= python3
BIN := .venv/bin
SITE := .venv/.site-installed
DEV := .venv/.dev-installed
BENCH := .venv/.bench-installed
BESIDE := .venv/.beside-installed
PIP := $(BIN)/python -m pip --disable-pip-version-check install --quiet
export NO_MKDOCS_2_WARNING := 1

.PHONY: site offline serve test check beside guard guard-accept bench bench-large soak golden shots words sentences release lock clean

site: $(SITE)  ## build the record into site/
	$(BIN)/onrecord build

offline: $(SITE)  ## build it as a folder to open from a disk, and a zip of it
	$(BIN)/onrecord build --offline

serve: $(SITE)  ## show the site at a local address, made anew at each edit
	$(BIN)/mkdocs serve

# The tests start many processes, each of which would compile the program anew.
test soak: export PYTHONDONTWRITEBYTECODE :=

test: check  ## everything that must hold
	$(BIN)/pytest

check: $(DEV)  ## lint, format, types, and which module may import which
	$(BIN)/ruff check --quiet generator tests
	$(BIN)/ruff format --quiet --check generator tests
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo

beside: $(BESIDE)  ## the golden record beside each of the plugins that people use: pages and search whole, or one clear line
	$(BIN)/pytest -n 2 tests/plugins_beside.py

guard: $(DEV)  ## whether a build of 1,000 claims still costs what was accepted, held against stock MkDocs in the same run
	$(BIN)/python -m tests.bench_guard

guard-accept: $(DEV)  ## accept what it costs now
	$(BIN)/python -m tests.bench_guard --accept

bench: $(BENCH)  ## what a build costs with 1,000 and 10,000 claims, or a record (RECORD=folder), beside MkDocs, Zensical and Hugo
	$(BIN)/python -m tests.bench $(if $(RECORD),--record $(RECORD)) $(if $(WITHOUT),--without $(WITHOUT))
	$(if $(RECORD),,$(BIN)/python -m tests.bench_proving)
	$(if $(RECORD),,$(BIN)/python -m tests.bench_search 10000)

bench-large: $(BENCH)  ## the same with 100,000 claims: hours; WITHOUT="stock zensical" leaves out what takes long
	$(BIN)/python -m tests.bench 1000 10000 100000 $(if $(WITHOUT),--without $(WITHOUT))
	$(BIN)/python -m tests.bench_search 100000

soak: $(DEV)  ## what takes long: every test with many more examples, 200 builds killed, 200,000 broken records read; SOAK=0.01 does a hundredth of the last two
	HYPOTHESIS_PROFILE=thorough $(BIN)/pytest
	$(BIN)/python -m tests.soak

golden: $(DEV)  ## write the golden pages of tests/site anew; read the diff before committing it
	$(BIN)/python -m tests.golden

words: $(DEV)  ## bring the catalogues of all languages up to date; LANGUAGE=uk begins one more
	$(BIN)/python -m tests.catalogues $(LANGUAGE)

sentences: $(DEV)  ## every sentence that a page can have, for those who change them to read
	$(BIN)/python -m tests.sentences

shots: $(DEV)  ## pictures of every kind of page, into build/shots: look at them
	$(BIN)/python -m tests.shots

release: $(DEV)  ## look whether VERSION=0.2.0 can be released, and print the command that tags it
	@$(BIN)/python -m tests.release $(VERSION)

lock:  ## resolve the requirements files anew (needs uv)
	printf 'setuptools==80.9.0\n' | $(UV) pyproject.toml - -o requirements.txt
	printf 'setuptools==80.9.0\n' | $(UV) --extra dev -c requirements.txt pyproject.toml - -o requirements-dev.txt
	printf 'hugo\n' | $(UV) -c requirements-dev.txt - -o requirements-bench.txt
	printf '%s\n' $(PLUGINS) | $(subst --universal,--python-platform linux,$(UV)) -c requirements-dev.txt - -o requirements-beside.txt

PLUGINS := mkdocs-awesome-nav mkdocs-git-revision-date-localized-plugin mkdocs-glightbox mkdocs-macros-plugin mkdocs-minify-plugin \
	mkdocs-redirects mkdocs-rss-plugin mkdocs-static-i18n mike
UV := uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-header --no-annotate --python-version 3.11

clean:
	rm -rf .venv site site-offline site-offline.zip

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "On Record needs Python 3.11 or newer; '$(PYTHON)' is older or missing. Name another: make PYTHON=python3.12 site" >&2; exit 1; }
	$(PYTHON) -m venv .venv

$(SITE): requirements.txt pyproject.toml | .venv/bin/python
	$(PIP) --require-hashes -r requirements.txt
	$(PIP) --no-deps --no-build-isolation -e .
	@touch $@

$(DEV): requirements-dev.txt $(SITE) | .venv/bin/python
	$(PIP) --require-hashes -r requirements-dev.txt
	@touch $@

$(BESIDE): requirements-beside.txt $(DEV) | .venv/bin/python
	$(PIP) --require-hashes -r requirements-beside.txt
	@touch $@

$(BENCH): requirements-bench.txt $(DEV) | .venv/bin/python
	$(PIP) --require-hashes -r requirements-bench.txt
	@touch $@
