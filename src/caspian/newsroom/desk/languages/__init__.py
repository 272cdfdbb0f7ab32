"""Languages at the desk: one screen opens, closes and reopens the paper in each."""
