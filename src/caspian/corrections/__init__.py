"""What readers got of each article at each publication, and what they are told of its changes."""
