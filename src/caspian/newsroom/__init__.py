"""The newsroom: what the paper's people write, who may do what, and when it becomes public."""
