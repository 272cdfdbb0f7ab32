"""Where the addresses of an edition lead."""

from pathlib import Path
from typing import Any

from caspian.feeds.api.addresses import list_address
from caspian.pages.builders.lists import numbered
from caspian.pages.feed_addresses import feed_addresses
from tests.press.editions import Edition, differences


def leads(edition: Edition, path: str) -> tuple[int, str]:
    """Return the status of a path and where it leads; 404 where nothing stands."""
    document = edition.document(path)
    return (document.status, document.location) if document else (404, "")


def family(address: str) -> list[str]:
    """Return where a list stands: its first page and an archive page, in every form."""
    pages = (address, numbered(address, 1))
    return [one for page in pages for one in (page, *feed_addresses(page), list_address(page))]


def renamed(record: Any, slug: str) -> None:
    record.refresh_from_db()
    record.slug = slug
    record.save()


def assert_led(edition: Edition, old: str, new: str) -> None:
    """Check that all of one list leads to the same of another, where something stands."""
    found = {path: leads(edition, path) for path in family(old)}
    assert found == dict(zip(family(old), [(301, path) for path in family(new)], strict=True))
    assert {leads(edition, path)[0] for path in family(new)} == {200}


def assert_as_clean(edition: Edition, tmp_path: Path) -> None:
    """Check that the edition is what a rebuild from nothing gives."""
    (tmp_path / "clean").mkdir(exist_ok=True)
    clean = Edition(tmp_path / "clean")
    clean.press_clean()
    assert differences(edition.store, clean.store) == []
