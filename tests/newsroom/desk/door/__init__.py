"""The desk's door."""
