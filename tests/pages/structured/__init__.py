"""Structured data: shapes of our own for what search engines read, and pages that keep to them."""
