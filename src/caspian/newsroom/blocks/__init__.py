"""Blocks of a body that are more than their fields: what the paper draws itself."""
