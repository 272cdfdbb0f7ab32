"""Builders: each asks the reads for facts and returns one page or fragment, whole."""
