"""The queue: which comments are shown, in which order, with what beside each."""
