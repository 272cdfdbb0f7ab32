"""Breaking news at the desk: the words at the head of every page, until a moment."""
