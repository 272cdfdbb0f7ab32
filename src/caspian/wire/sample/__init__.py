"""A paper to look at on first run: original articles on true and checkable facts."""
