"""Charts at the desk: the preview that is drawn while a journalist types."""
