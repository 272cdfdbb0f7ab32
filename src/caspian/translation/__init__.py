"""Translations beside their originals: what was carried over, and what has changed since."""
