"""The figures of the start page: each a number, a sentence, a small plot and a way to act."""
