"""Reads a statement into its parts: what each says, of whom, when and by whose word."""
