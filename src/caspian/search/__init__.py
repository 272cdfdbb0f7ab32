"""Finds articles by their words: the index, the query, what was found."""
