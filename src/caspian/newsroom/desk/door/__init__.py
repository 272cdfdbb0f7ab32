"""The desk's door: who comes in, and in what order those who knock are heard."""
