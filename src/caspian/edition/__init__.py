"""The edition: every public page at one moment, in a store of its own that knows no Django."""
