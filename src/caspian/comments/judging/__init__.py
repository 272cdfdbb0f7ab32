"""Judges comments on their way in: facts on each, the signs that the shield sees, weights."""
