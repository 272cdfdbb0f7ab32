"""The checks that `verify` is made of, each of one part of the store."""
