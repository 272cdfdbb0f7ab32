"""The stylebook's screens in the desk."""
