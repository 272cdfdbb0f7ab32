"""Drafts: what is kept of them, and what lets nothing unfinished out."""
