"""`factcli lsp`: the Language Server Protocol over what scan and lint know.

Only `server` and `features` speak the protocol over a connection; the other modules turn what
is known of a text into its types.
"""
