"""A day at the paper: one scenario, hour by hour, with real processes and real browsers."""
