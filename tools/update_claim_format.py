"""Write what is made from the tables of fields: JSON Schemas and parts of the format page.

python tools/update_claim_format.py
"""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "claim-format.md"
SCHEMA = ROOT / "docs" / "schema" / "claim-file.schema.json"
TESTS = ROOT / "docs" / "schema" / "test-file.schema.json"


def main() -> None:
    """Rewrite the files."""
    sys.path.insert(0, str(ROOT / "src"))
    from factcli.store import case_schema, schema

    SCHEMA.write_text(schema.schema_text(), "utf-8")
    TESTS.write_text(case_schema.schema_text(), "utf-8")
    PAGE.write_text(schema.page(PAGE.read_text("utf-8")), "utf-8")


if __name__ == "__main__":
    main()
