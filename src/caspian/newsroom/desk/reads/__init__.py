"""Reads at the desk: how often articles were opened, over time, and which most."""
