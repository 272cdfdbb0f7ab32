"""Charts as SVG: a table and what to make of it go in, marks come out. The colours are CSS."""
