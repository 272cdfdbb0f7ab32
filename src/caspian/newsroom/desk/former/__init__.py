"""Files that were replaced, at the desk: a list, and the button that puts one back."""
