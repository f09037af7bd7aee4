"""From findings and claims to text: one output format a file.

Knows the model and nothing else: no files, no terminal, no engine. What a screen can
show comes in as a `View`; what goes out is a string. rich is imported only by the
functions that draw.
"""
