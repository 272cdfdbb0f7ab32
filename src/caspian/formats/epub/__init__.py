"""EPUB 3.3: a paper in one file."""
