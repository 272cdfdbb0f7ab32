"""The world that the paper covers: places now; people, events and statements later."""
