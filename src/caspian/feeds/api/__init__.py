"""The read-only API: what is public, as JSON, pressed like every page."""
