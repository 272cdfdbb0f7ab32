"""English as it is written outside of the United States."""
