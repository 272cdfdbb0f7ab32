"""Pages that are made when somebody asks for them: the backend answers, no edition holds them."""
