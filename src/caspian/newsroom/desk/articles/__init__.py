"""Articles at the desk: the list of all of them, and how a new one begins."""
