"""The search room's screens in the desk."""
