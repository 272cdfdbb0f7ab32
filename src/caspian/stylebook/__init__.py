"""How the paper writes names and terms: the entries, what looks for them, who decided."""
