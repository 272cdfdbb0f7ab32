"""Pages that are made when somebody asks for them: the office answers, no edition holds them."""
