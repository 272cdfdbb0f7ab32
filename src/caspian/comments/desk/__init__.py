"""Moderation: what the desk shows of comments, and what can be decided there."""
