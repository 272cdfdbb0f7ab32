"""The newsroom's private side: what Caspian adds to Wagtail's admin."""
