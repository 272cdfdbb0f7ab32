"""The sum of what the press remembers follows it, at the cost of the change."""

from caspian.edition.commit import committing
from caspian.edition.staleness import known
from caspian.edition.state_checksum import recomputed, stored
from caspian.edition.verify import verify
from tests.edition.editions import FERRY, FRONT, Edition, page, trace


def findings(edition: Edition) -> list[str]:
    """Return what verify finds at the moment of the last release."""
    return [str(one) for one in verify(edition.store.database, now=edition.at)]


def test_the_sum_is_that_of_all_rows_after_every_release(edition: Edition) -> None:
    for text in ("one", "two", "three"):
        edition.release(page(FRONT, text), page(FERRY, text), known={"article:1": {"is": text}})
        says = stored(edition.store.database)
        assert says
        assert says.total == recomputed(edition.store.database)
        assert says.number == edition.store.number()
    edition.release(removed=(FERRY, FRONT))
    assert findings(edition) == []


def test_what_is_remembered_without_a_release_is_in_the_sum_too(published: Edition) -> None:
    before = stored(published.store.database)
    with committing(published.store, published.signer, at=published.at) as step:
        step.put(page(FRONT, "<h1>The Caspian Times</h1>"), trace("/en/other/"))
        step.know("article:1", '{"path": "/en/elsewhere/"}')
        step.know("article:2", None)
        step.know("article:9", None)
    after = stored(published.store.database)
    assert before
    assert after
    assert after.total != before.total
    assert findings(published) == []


def test_all_subjects_may_be_forgotten(published: Edition) -> None:
    with committing(published.store, published.signer, at=published.at) as step:
        step.know_nothing()
        step.know("article:3", "{}")
    assert known(published.store, ["article:1", "article:3"]) == {"article:3": "{}"}
    assert findings(published) == []


def test_what_is_remembered_again_is_not_written_again(published: Edition) -> None:
    before = published.store.about("memory")
    with committing(published.store, published.signer, at=published.at) as step:
        step.know("section:1", '{"path": "/en/ports/"}')
    assert published.store.about("memory") == before
