"""Claims proposed from a text, each with the words that say it: for people to look through."""
