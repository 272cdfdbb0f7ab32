"""The form of a draft: it saves whatever was typed, once, and says what is still missing."""
