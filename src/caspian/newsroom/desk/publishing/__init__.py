"""How an article leaves the form: one button, one calm panel, and the article's own state after."""
