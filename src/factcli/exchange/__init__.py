"""Facts in other people's formats, in and out: one format a file.

A reader delivers rows, `records` makes records of them, `rules` says what is wrong,
`claims_out` writes claim files. Nothing is written until all is valid.
"""
