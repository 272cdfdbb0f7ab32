from django.db import migrations

SQLITE = (
    """CREATE VIRTUAL TABLE search_fts USING fts5(
    title, standfirst, names, body, filed, content='', tokenize='ascii')""",
)
POSTGRESQL = (
    "ALTER TABLE search_entry ADD COLUMN words tsvector",
    "CREATE INDEX search_entry_words ON search_entry USING gin (words)",
    # Words are looked up by their beginnings and ends: only this collation sorts by letters.
    'CREATE INDEX search_word_beginning ON search_word (language, folded COLLATE "C")',
    'CREATE INDEX search_word_ending ON search_word (language, reversed COLLATE "C")',
)
SQLITE_BACK = ("DROP TABLE search_fts",)
POSTGRESQL_BACK = (
    "DROP INDEX search_word_ending",
    "DROP INDEX search_word_beginning",
    "ALTER TABLE search_entry DROP COLUMN words",
)


def create(apps, editor):
    for statement in SQLITE if editor.connection.vendor == "sqlite" else POSTGRESQL:
        editor.execute(statement)


def drop(apps, editor):
    for statement in SQLITE_BACK if editor.connection.vendor == "sqlite" else POSTGRESQL_BACK:
        editor.execute(statement)


class Migration(migrations.Migration):
    """The table, or the column, in which the database's own full-text engine keeps its words."""

    dependencies = [("search", "0001_the_index")]

    operations = [migrations.RunPython(create, drop)]
