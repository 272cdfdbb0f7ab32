"""What readers write under articles, and how it is moderated."""
