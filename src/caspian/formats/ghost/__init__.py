"""The JSON that Ghost imports."""
