"""The verbs of the `caspian` command, one file each: `add_to` says its arguments, `run` does it."""
