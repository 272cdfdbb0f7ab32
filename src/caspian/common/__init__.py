"""Small pure functions on dates, text and languages that every room may use."""
