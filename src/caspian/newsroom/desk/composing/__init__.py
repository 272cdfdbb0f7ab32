"""The front page at the desk: composed in a picture of itself, by several at once."""
