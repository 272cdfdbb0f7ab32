"""Must read at the desk: what is pinned, by whom and until when."""
