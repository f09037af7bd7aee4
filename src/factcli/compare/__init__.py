"""Statements laid against claims: what each word, name, time and number relates to."""
