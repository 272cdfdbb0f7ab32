"""Jobs that carry whole archives and feeds in and out of the newsroom."""
