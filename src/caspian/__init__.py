"""Caspian: a newsroom and a newspaper in one package."""

__version__ = "0.1.0"
