"""A paper leaves whole, and comes back: `caspian export all` and `caspian import all`.

`kinds` says what of each model stands in an archive; docs/export.md describes the format.
"""
