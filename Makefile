# Two commands: `make serve` runs the paper, `make test` proves it. Both start from nothing
# but Python 3.11 and the package registries.
PYTHON ?= python3
BIN := .venv/bin
TOOLS := tests/browser/node_modules/.installed
# pip lives beside the environment that runs the paper, which holds neither it nor setuptools.
PIP := .venv/.pip/bin/python -m pip --python $(BIN)/python --disable-pip-version-check --quiet

# What tests write lies in memory where there is plenty of it: their papers commit again and again,
# and each commit waits for the disk.
MEMORY := $(shell [ "$$(df --output=avail -k /dev/shm 2>/dev/null | tail -1)" -gt 4000000 ] 2>/dev/null && echo /dev/shm)
export PYTEST_DEBUG_TEMPROOT := $(MEMORY)

.PHONY: serve test whole lanes first check quick rest ordinary browser day proofs mutants styles tutorial words lock clean

serve: .venv/.installed
	@exec $(BIN)/caspian serve

# All that finds a fault of a change, lane after lane: what costs little, and of the rest what is
# nearest to the change (tools/choose/). `make whole` runs every test, and keeps how long each took.
LANES := first rest
test: $(LANES)

whole: export WHOLE := 1
whole: first rest
	$(BIN)/python -m tools.choose --passed .whole/ordinary.xml .whole/browser.xml

lanes:
	@echo $(LANES)

# Side by side; what each of the two says stands together, where make can do that.
TOGETHER := $(if $(filter output-sync,$(.FEATURES)),--output-sync=target)
first: .venv/.dev
	@$(MAKE) --no-print-directory -j2 $(TOGETHER) check quick

check: .venv/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports --no-cache
	$(BIN)/mypy
	$(BIN)/caspian manage makemigrations --check --dry-run
	$(BIN)/pytest -q tests/house

# In a minute what finds most faults: tests/lanes.py says which they are.
quick: .venv/.dev
	$(BIN)/pytest -q -m quick -n 2 $$($(BIN)/python -m tests.lanes)

# Side by side as well, for each waits half of the time: for papers that start, for pages that load.
rest: .venv/.dev $(TOOLS)
	@echo "The ordinary tests and those in a browser run side by side: each says at its end how it went."
	@$(MAKE) --no-print-directory -j2 $(TOGETHER) ordinary browser

# File by file, so that what a file shares is made once; those that say that they are long come first.
BY_FILE := --dist loadfile --no-loadscope-reorder

# The others but those in a browser. The day is lived beside them: it is given more time for all it does.
ordinary: .venv/.dev $(TOOLS)
	DAY_PATIENCE=$${DAY_PATIENCE:-30} $(BIN)/pytest -q -m "not quick" -n 2 $(BY_FILE) --durations=10 \
	    --junitxml=.whole/ordinary.xml $$($(BIN)/python -m tools.choose ordinary)

# One process, and so one paper: it is begun once.
browser: .venv/.dev $(TOOLS)
	$(BIN)/pytest -q --durations=5 --junitxml=.whole/browser.xml \
	    $$($(BIN)/python -m tools.choose browser)

# A day at the paper by itself, hour by hour: DAY_HOURS="08 09 16" lives through these alone.
day: .venv/.dev $(TOOLS)
	@$(BIN)/pytest -q -s -p no:randomly tests/day

# More of the same, for a release: what passed is kept, and the next run goes on; see docs/proofs.md.
proofs: .venv/.dev $(TOOLS)
	$(BIN)/python tools/proofs/run.py $(PROOFS)

# Breaks the sources at N places by chance and runs the quick tests that should see it: see docs/proofs.md.
N ?= 100
SEED ?=
mutants: .venv/.dev
	$(BIN)/python tools/mutants/run.py --number $(N) $(if $(SEED),--seed $(SEED))

MIGRATIONS := $(wildcard src/caspian/*/migrations/*.py)
.venv/.installed: requirements.txt pyproject.toml $(MIGRATIONS)
	@echo "Installing Caspian into .venv: this takes about a minute, once."
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Caspian needs Python 3.11 or newer: set PYTHON=/path/to/it")'
	@test -x $(BIN)/python || $(PYTHON) -m venv --without-pip .venv
	@test -x .venv/.pip/bin/pip || $(PYTHON) -m venv .venv/.pip
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

# The reader's style sheet is joined of its parts, and committed.
styles: .venv/.installed
	$(BIN)/python tools/styles/tones.py
	$(BIN)/python -m tools.styles.join

# Lives through docs/tutorial.md in a browser and takes its pictures, which are committed.
tutorial: .venv/.dev
	$(BIN)/python -m tools.tutorial.shoot

# Brings catalogues in line with the sources: the desk's for translators, the reader's for all.
words: .venv/.installed
	$(BIN)/python tools/words/extract.py
	$(BIN)/python tools/words/desk_english.py
	$(BIN)/python -m tools.words.readers

# Dependencies are locked by hash and without index addresses.
LOCK := uv pip compile --quiet pyproject.toml --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --no-header
lock:
	$(LOCK) --group build -o requirements.txt
	$(LOCK) --group build --group dev -c requirements.txt -o requirements-dev.txt

clean:
	rm -rf .venv tests/browser/node_modules
