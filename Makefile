# Two commands do everything: `make forms` and `make test`. Each target sets up what it needs
# first, system libraries included (tools/setup.sh).
#
#   make forms         every blank in both languages into out/
#   make test          the linters, the type checker, the tests
#   make check         what `make test` leaves out, and the documentation
#   make check-long    2,000 spoilt files of each kind
#   make check-lowest  the tests at the lowest versions that pyproject.toml allows
#   make mutants       the tests of some modules, with a slip put into the code: are they found?
#   make lint          the linters and the type checker alone
#   make hooks         let git run the linters before each commit
#   make docs          the documentation into site/
#   make portal        the example portal on http://127.0.0.1:8000/
#   make bench         usual tasks, timed
#   make clean         take away all of that

VENV ?= .venv
BIN := $(VENV)/bin
LOWEST ?= .venv-lowest
MUTANTS ?=

.PHONY: forms test check check-long check-lowest mutants lint hooks docs portal bench clean

forms: $(VENV)/.ready-forms
	$(BIN)/python examples/blank_forms.py out
	@echo "To use the command line: $(BIN)/kzforms list"

test: $(VENV)/.ready-test lint
	$(BIN)/pytest

# What `make test` leaves out (tests marked `check`: slow ones, those that need a browser, the
# other forms of a template), every property with ten times as many examples, the documentation.
check: $(VENV)/.ready-test $(VENV)/.ready-check docs
	$(BIN)/pytest -m "check or hypothesis" --hypothesis-profile check

check-long: $(VENV)/.ready-test
	KZFORMS_MUTATIONS=2000 $(BIN)/pytest -m check tests/test_fuzz.py

# Not part of `make check`: it needs an environment of its own. Transitive dependencies are the
# newest ones. The example portal and the documentation are no part of the library.
check-lowest: $(VENV)/.ready-test
	$(BIN)/uv venv -q --clear --no-python-downloads --python $(BIN)/python $(LOWEST)
	$(BIN)/uv pip install -q --python $(LOWEST) --resolution lowest-direct \
		--only-binary :all: -e '.[all]' --group tests
	$(LOWEST)/bin/python -m pytest --ignore tests/test_portal.py --ignore tests/test_browser.py \
		--ignore tests/test_docs.py

# All slips take about twelve hours; MUTANTS='kzforms.values.*' takes a part. What one run found, the
# next does not try again: docs/tests.md.
mutants: $(VENV)/.ready-test $(VENV)/.ready-mutants
	$(BIN)/mutmut run $(if $(MUTANTS),'$(MUTANTS)')
	$(BIN)/mutmut export-cicd-stats

# .pre-commit-config.yaml has the same list: a test compares them.
lint: $(VENV)/.ready-test
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/deptry kzforms
	$(BIN)/deptry --ignore DEP002,DEP004 examples fonts tests tools
	$(BIN)/shellcheck .ci/run tools/setup.sh
	$(BIN)/kzforms catalogue check --strict

hooks: $(VENV)/.ready-test
	$(BIN)/pre-commit install

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
	rm -rf $(VENV) $(LOWEST) out dist build site \
		mutants .pytest_cache .mypy_cache .ruff_cache .hypothesis
