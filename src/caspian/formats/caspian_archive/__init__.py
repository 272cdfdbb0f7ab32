"""Caspian's own archive: a whole paper in one file, as docs/export.md describes it."""
