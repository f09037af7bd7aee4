"""Which claims share most with a text, among a hundred or a million of them.

An index of stems (SQLite FTS5) proposes, runs of four letters put in order. What is found is
where to look; it says nothing of what is true.
"""
