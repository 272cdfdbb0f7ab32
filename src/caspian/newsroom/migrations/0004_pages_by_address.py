from django.db import migrations

# Wagtail finds pages by walking down the tree, slug by slug, and has no index on the whole path.
# The press asks for what stands at an address at every turn, and would go through all pages.
ADD = "CREATE INDEX IF NOT EXISTS caspian_page_url_path ON wagtailcore_page (url_path)"
DROP = "DROP INDEX IF EXISTS caspian_page_url_path"


class Migration(migrations.Migration):
    dependencies = [
        ("newsroom", "0003_the_outbox_and_the_lists"),
        ("wagtailcore", "0001_initial"),
    ]

    operations = [migrations.RunSQL(ADD, DROP)]
