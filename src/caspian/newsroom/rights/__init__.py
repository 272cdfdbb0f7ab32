"""Who may see and do what, beyond what a group's permissions can say: `docs/roles.md` is the table.

Wagtail asks a permission policy for each kind of thing; `connect` puts ours in its place, so that
lists, choosers, forms and the API all get one answer.
"""
