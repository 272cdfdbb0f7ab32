"""Merging at the desk: asked instead of a deletion where something is in use."""
