"""From relations to verdicts: tables first, then speech and plans, then the parts together."""
