# Two commands do everything: `make forms` writes all blanks into out/, `make test` runs the
# tests. `make check` runs what that leaves out, `make portal` starts the example portal, `make
# docs` writes the documentation. Each sets up what it needs first, system libraries included
# (tools/setup.sh).

VENV ?= .venv
BIN := $(VENV)/bin

.PHONY: forms test check portal docs bench lint clean

forms: $(VENV)/.ready-forms
	$(BIN)/python examples/blank_forms.py out

test: $(VENV)/.ready-test lint
	$(BIN)/pytest

# What `make test` leaves out (tests marked `check`: slow ones, those that need a browser, the
# other forms of a template), every property with ten times as many examples, the documentation.
check: $(VENV)/.ready-test $(VENV)/.ready-check docs
	$(BIN)/pytest -m "check or hypothesis" --hypothesis-profile check

lint: $(VENV)/.ready-test
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

portal: $(VENV)/.ready-portal
	$(BIN)/uvicorn --app-dir examples --factory portal.app:make_app \
		--host 127.0.0.1 --port 8000 --no-access-log --no-server-header

docs: $(VENV)/.ready-docs
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict --quiet

bench: $(VENV)/.ready-test
	$(BIN)/python tools/bench.py

$(VENV)/.ready-%: tools/setup.sh tools/constraints.txt pyproject.toml
	sh tools/setup.sh $* $(VENV)
	touch $@

clean:
	rm -rf $(VENV) out dist build site .pytest_cache .mypy_cache .ruff_cache .hypothesis
