"""What somebody pasted or brought in, as plain blocks: read from HTML, text and office files."""
