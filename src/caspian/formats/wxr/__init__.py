"""WXR 1.2, the form in which WordPress exports and imports."""
