"""The shield: scores what readers write by signs that it can name, and says why it holds."""
