"""Typed values, a kind a file: found in a text, compared with one on file, and shown."""
