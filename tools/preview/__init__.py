"""Renders every reader's page with a made-up cast into a folder, to be looked at."""
