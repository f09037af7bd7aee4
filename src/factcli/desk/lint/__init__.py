"""What is wrong, or likely wrong, with a claim base: what loading tells, then the rules here.

A rule is a module in `rules/` with the names of `Rule`, its name in `NAMES`, and a page in
`desk/pages/rules/`. It looks at a `Ground` and yields diagnostics; it decides nothing about
files, options or output.
"""
