"""Claim files to claims and problems: reading, checking, looking up, caching."""
