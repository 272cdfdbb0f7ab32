"""The shield: reads what strangers send, and says by which signs it would be held."""
