"""What people do with a base beside checking a statement: one use a file, above `check`.

Bases and files in, reports out; nothing here knows of options or of screens.
"""
