"""Chooses the test files that `make test` runs, and keeps what the last run of all found."""
