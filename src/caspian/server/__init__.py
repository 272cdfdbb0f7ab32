"""The public front: answers from the edition and hands the rest on; knows no Django, no models."""
