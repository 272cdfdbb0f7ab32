"""The export: the current release as a tree of files that any static server can serve."""
