# Two commands do everything: `make forms` writes all blanks into out/, `make test` runs the
# tests. `make check` runs the slower tests, `make portal` starts the example portal. Each sets
# up what it needs first, system libraries included (tools/setup.sh).

VENV ?= .venv
BIN := $(VENV)/bin

.PHONY: forms test check portal bench lint clean

forms: $(VENV)/.ready-forms
	$(BIN)/python examples/blank_forms.py out

test: $(VENV)/.ready-test lint
	$(BIN)/pytest

lint: $(VENV)/.ready-test
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

# What takes longer: the forms that share their template with one of `make test`, and the tests
# in a browser.
check: $(VENV)/.ready-test $(VENV)/.ready-check
	$(BIN)/pytest --forms others

portal: $(VENV)/.ready-portal
	$(BIN)/uvicorn --app-dir examples --factory portal.app:make_app \
		--host 127.0.0.1 --port 8000 --no-access-log --no-server-header

bench: $(VENV)/.ready-test
	$(BIN)/python tools/bench.py

$(VENV)/.ready-%: tools/setup.sh tools/constraints.txt pyproject.toml
	sh tools/setup.sh $* $(VENV)
	touch $@

clean:
	rm -rf $(VENV) out dist build .pytest_cache .mypy_cache .ruff_cache .hypothesis
