"""Makes one topic, place, contributor or section part of another, and undoes that within a day.

What articles refer to is never deleted while they do: `usage` says what does, `merge` moves it.
"""
