"""How Wagtail's and Django's own screens write dates, where their own way can be misread."""
