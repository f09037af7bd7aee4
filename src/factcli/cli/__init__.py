"""The command line: one command a file. Reads options, calls, renders, exits.

Knows nothing of language. Results go to stdout, everything else to stderr; the terminal,
the environment and the clock are read here and nowhere below.
"""
