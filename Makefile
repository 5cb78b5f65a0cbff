# Two commands do everything: `make forms` writes all blanks into out/, `make test` runs the
# tests. Each sets up what it needs first, system libraries included (tools/setup.sh).

VENV ?= .venv
BIN := $(VENV)/bin

.PHONY: forms test check bench lint clean

forms: $(VENV)/.ready-forms
	$(BIN)/python examples/blank_forms.py out

test: $(VENV)/.ready-test lint
	$(BIN)/pytest

# The other forms that share a template with one that `make test` takes.
check: $(VENV)/.ready-test
	$(BIN)/pytest --forms others

lint: $(VENV)/.ready-test
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(VENV)/.ready-test
	$(BIN)/python tools/bench.py

$(VENV)/.ready-%: tools/setup.sh tools/constraints.txt pyproject.toml
	sh tools/setup.sh $* $(VENV)
	touch $@

clean:
	rm -rf $(VENV) out dist build .pytest_cache .mypy_cache .ruff_cache .hypothesis
