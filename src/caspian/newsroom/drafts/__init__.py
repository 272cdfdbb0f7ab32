"""Drafts: what keeps words that are not finished, and what lets nothing unfinished out."""
