# Short recipes; PYTHON chooses the interpreter (`make test PYTHON=.venv/bin/python`).
PYTHON ?= $(if $(wildcard .venv/bin/python),.venv/bin/python,python3)

.PHONY: all install test lint format types imports golden floors gaps demo docs bench kill browser-tests

all: lint types imports test

install:
	python3 -m venv .venv
	.venv/bin/pip install -e '.[dev]'

test:
	$(PYTHON) -m pytest

lint:
	$(PYTHON) -m ruff check
	$(PYTHON) -m ruff format --check

format:
	$(PYTHON) -m ruff check --fix
	$(PYTHON) -m ruff format
	PYTHONPATH=src $(PYTHON) -m factcli fmt claims

types:
	$(PYTHON) -m mypy

imports:
	$(PYTHON) -c "from importlinter.cli import lint_imports_command as run; run()"

# Rewrite expected output, then read the change with `git diff`.
golden:
	$(PYTHON) -m pytest tests/cli/test_render_golden.py tests/scan tests/desk/test_commands.py tests/edit tests/write --update-golden

# Take the mark from test statements of claims/ that were known to fail and pass by now.
gaps:
	$(PYTHON) tools/close_gaps.py

# Raise the accuracy that the tests ask of each judged set.
floors:
	$(PYTHON) tools/update_floors.py

# The wheel carries a copy of the claims.
demo:
	rm -f src/factcli/demo/*.toml
	cp claims/*.toml src/factcli/demo/

docs:
	$(PYTHON) tools/update_claim_format.py
	$(PYTHON) tools/update_rule_pages.py
	$(PYTHON) tools/update_cli_reference.py
	$(PYTHON) tools/update_transcripts.py

bench:
	$(PYTHON) bench/startup.py

# The tests of the page in a real browser, all of them: none is skipped.
browser-tests:
	FACTCLI_BROWSER_TESTS=1 $(PYTHON) -m pytest tests/page -s

# Kill commands that write, 200 times, and see that nothing is lost.
kill:
	FACTCLI_KILLS=200 $(PYTHON) -m pytest tests/write/test_write_kill.py -s
