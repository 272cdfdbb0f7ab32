"""A saved article page of any newspaper, as text or HTML, and the article in it."""
