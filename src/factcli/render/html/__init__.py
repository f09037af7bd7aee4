"""The page that `--format html` writes: one file that needs nothing from outside.

Everything between the lines of the template `page.html` is built as elements, never as text,
so that nothing that a document or a claim holds can be taken for markup.
"""
