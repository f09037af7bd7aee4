"""Servers: thin fronts for other programs, over what the command line uses too."""
