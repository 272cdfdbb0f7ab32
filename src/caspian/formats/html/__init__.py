"""HTML as the newsroom stores it and as a reader gets it."""
