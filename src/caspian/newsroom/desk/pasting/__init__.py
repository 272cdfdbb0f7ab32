"""The desk takes what a journalist has, pasted, dropped or chosen, and answers with blocks."""
