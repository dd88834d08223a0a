# Targets: install, run, test, check, bench, docs. The same ones run in CI (.ci/run calls `make test`).
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
INSTALLED := $(VENV)/.installed
OLD = expected Python 3.11 or newer, found $$($(PYTHON) --version 2>&1); run \`make PYTHON=/path/to/python3.11 install\`.

.PHONY: install run test check bench docs
.DELETE_ON_ERROR:

install: $(INSTALLED)

# The stamp is written last: an installation that was cut short is taken up again.
$(INSTALLED): pyproject.toml requirements.lock
	@$(BIN)/python -m pip --version >/dev/null 2>&1 && $(BIN)/python -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { echo "plangraph: $(OLD)" >&2; exit 2; }; \
		$(PYTHON) -m venv --clear $(VENV); }
	@echo "plangraph: installing the locked versions into $(VENV); the first time takes some minutes." >&2
	$(BIN)/python -m pip install --disable-pip-version-check --no-warn-script-location -c requirements.lock -e '.[test,docs]'
	@touch $@

run: install
	$(BIN)/plangraph build
	$(BIN)/plangraph serve

check: install
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

test: check
	$(BIN)/python -m pytest

bench: install
	$(BIN)/python -m bench

docs: install
	$(BIN)/python -m docs.build
