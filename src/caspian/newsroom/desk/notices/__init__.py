"""Notices at the desk: the panel on the start page, the list of them, and the switches."""
