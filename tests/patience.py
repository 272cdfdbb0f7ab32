"""How long tests wait for what must come: a slow machine with other work takes its time."""

PATIENT = 300.0
"""seconds; who asks how long something takes has a limit of its own"""
