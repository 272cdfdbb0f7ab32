"""The press: finds what is stale, renders it, commits it."""
