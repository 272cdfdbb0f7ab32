# Two commands: `make serve` runs the paper, `make test` proves it. Both start from nothing
# but Python 3.11 and the package registries.
PYTHON ?= python3
BIN := .venv/bin
TOOLS := tests/browser/node_modules/.installed
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

.PHONY: serve test check quick slow day proofs mutants styles lock clean

serve: .venv/.installed
	@exec $(BIN)/caspian serve

test: check quick slow day

check: .venv/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports --no-cache
	$(BIN)/mypy
	$(BIN)/caspian manage makemigrations --check --dry-run
	$(BIN)/pytest -q tests/house

quick: .venv/.dev
	$(BIN)/pytest -q -m "not slow" -n 2 --ignore=tests/house

# A day at the paper, hour by hour: DAY_HOURS="08 09 16" lives through these alone.
day: .venv/.dev $(TOOLS)
	@$(BIN)/pytest -q -s -p no:randomly tests/day

# What is about moments and about a browser has the machine for itself.
PROOFS := tests/edition tests/front tests/press tests/roles tests/server
slow: .venv/.dev $(TOOLS)
	$(BIN)/pytest -q -m slow -n 2 --dist worksteal --durations=5 $(PROOFS)
	$(BIN)/pytest -q -m slow --durations=5 $(PROOFS:%=--ignore=%) --ignore=tests/day

# More of the same, for a release: hundreds of kills and cuts, thousands of steps.
proofs: .venv/.dev $(TOOLS)
	CASPIAN_PROOFS=1 $(BIN)/pytest -q -m slow -n 2 --dist worksteal --durations=10 $(PROOFS)

# Breaks the sources at N places by chance and runs the quick tests that should see it: see docs/proofs.md.
N ?= 100
SEED ?=
mutants: .venv/.dev
	$(BIN)/python tools/mutants/run.py --number $(N) $(if $(SEED),--seed $(SEED))

MIGRATIONS := $(wildcard src/caspian/*/migrations/*.py)
.venv/.installed: requirements.txt pyproject.toml $(MIGRATIONS)
	@echo "Installing Caspian into .venv: this takes about a minute, once."
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Caspian needs Python 3.11 or newer: set PYTHON=/path/to/it")'
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@$(PIP) install --require-hashes -r requirements.txt
	@$(PIP) install --no-deps --no-build-isolation -e .
	@$(BIN)/python -m caspian.project.install
	@touch $@

.venv/.dev: requirements-dev.txt .venv/.installed
	@$(PIP) install --require-hashes -r requirements-dev.txt
	@touch $@

# Node is a tool for the tests alone (axe-core and the Nu validator): without it they say so and skip.
$(TOOLS): tests/browser/package-lock.json
	@if command -v npm >/dev/null; then cd tests/browser && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error; \
	else mkdir -p $(@D); echo "npm is not installed: the axe and Nu tests will be skipped"; fi
	@touch $@

.PHONY: words
# Writes the words of the desk into the catalogue that translators start from.
words: .venv/.installed
	$(BIN)/python tools/words/extract.py

# The reader's style sheet is joined of its parts, and committed.
styles: .venv/.installed
	$(BIN)/python tools/styles/tones.py
	$(BIN)/python tools/styles/join.py

# Dependencies are locked by hash and without index addresses.
LOCK := uv pip compile --quiet pyproject.toml --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --no-header
lock:
	$(LOCK) --group build -o requirements.txt
	$(LOCK) --group build --group dev -c requirements.txt -o requirements-dev.txt

clean:
	rm -rf .venv tests/browser/node_modules
