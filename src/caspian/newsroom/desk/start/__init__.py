"""The start page: what there is to do for the user."""
