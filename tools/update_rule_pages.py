"""Make the lists of rules and reasons from where they are written.

docs/lint.md gets the table of rules from their pages in the package, and the package gets the
reason codes from docs/verdicts.md.

    python tools/update_rule_pages.py
"""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VERDICTS = ROOT / "docs" / "verdicts.md"
REASONS = ROOT / "src" / "factcli" / "desk" / "pages" / "reasons.md"
LINT = ROOT / "docs" / "lint.md"
START = "<!-- rules: made from src/factcli/desk/pages, do not edit -->"
END = "<!-- end of rules -->"


def reasons() -> str:
    """Return the section of docs/verdicts.md on reason codes."""
    _, _, rest = VERDICTS.read_text("utf-8").partition("## Reason codes\n")
    return f"## Reason codes\n{rest.partition(chr(10) + '## ')[0].rstrip()}\n"


def lint_page(text: str) -> str:
    """Return docs/lint.md with the table of rules made anew."""
    sys.path.insert(0, str(ROOT / "src"))
    from factcli.desk.lint.loading import RULES as LOADING
    from factcli.desk.lint.run import RULES
    from factcli.desk.manual import summary

    rows = ["| rule | what it finds | told by |", "|---|---|---|"]
    for rule in RULES:
        by = "loading and lint" if rule in LOADING else "lint"
        rows.append(f"| `{rule}` | {summary(rule)} | {by} |")
    head, _, rest = text.partition(START)
    _, _, tail = rest.partition(END)
    return f"{head}{START}\n\n{chr(10).join(rows)}\n\n{END}{tail}"


def main() -> None:
    """Rewrite both."""
    REASONS.write_text(reasons(), "utf-8")
    LINT.write_text(lint_page(LINT.read_text("utf-8")), "utf-8")
    print(f"wrote {REASONS} and {LINT}")


if __name__ == "__main__":
    main()
