"""The press can be asked whether the edition is right, and why a page is as it is."""

from typing import Any

import pytest
from django.utils import timezone

from caspian.edition.commit import committing
from caspian.edition.document import Document
from caspian.edition.splice import part
from caspian.edition.trace import Trace
from caspian.newsroom.models import Article, Change
from caspian.pages.fragments.builders import fragment_key
from caspian.press.explain import audit, explain
from caspian.project import cli, pressing
from tests.cast import Cast, republished
from tests.press.editions import Edition


def stale(edition: Edition, **options: Any) -> dict[str, str]:
    """Return what an audit finds, by key."""
    return {one.key: one.what for one in audit(edition.store, timezone.now(), **options)}


def forge(edition: Edition, key: str) -> None:
    """Put another text at a key, as a fault of the press would."""
    with committing(edition.store, edition.signer, at=timezone.now()) as step:
        step.put(Document(key, parts=(part(b"<p>Old news</p>"),)), Trace(cause="a fault"))


def test_an_audit_of_what_is_right_finds_nothing(cast: Cast, edition: Edition) -> None:
    cast.published("The ferry")
    edition.press()
    assert stale(edition) == {}
    assert stale(edition, sample=5) == {}


def test_an_audit_names_what_is_stale_missing_or_too_much(cast: Cast, edition: Edition) -> None:
    cast.published("The ferry")
    edition.press()
    forge(edition, "/en/politics/")
    forge(edition, "/en/nowhere/")
    with committing(edition.store, edition.signer, at=timezone.now()) as step:
        step.remove("/en/latest/")
    assert stale(edition) == {
        "/en/politics/": "would look different now",
        "/en/nowhere/": "should not be there",
        "/en/latest/": "is missing",
    }
    (found,) = [one for one in audit(edition.store, timezone.now()) if "politics" in one.key]
    assert found.since is not None
    assert found.cause == "a fault"


def test_a_change_that_told_nobody_is_found_by_an_audit(cast: Cast, edition: Edition) -> None:
    article = cast.published("The ferry")
    edition.press()
    Article.objects.filter(pk=article.pk).update(standfirst="Nobody heard of this.")
    Change.objects.all().delete()
    assert edition.press().release is None
    assert "/en/politics/the-ferry/" in stale(edition)
    edition.press_clean()
    assert stale(edition) == {}


def test_a_page_says_what_it_was_made_from_and_for(cast: Cast, edition: Edition) -> None:
    article = cast.published("The ferry", topics=[cast.sea])
    edition.press()
    republished(article, title="The other ferry")
    edition.press()
    found = explain(edition.store, "/en/politics/the-ferry/", timezone.now())
    asked = {(read.name, read.asked) for read in found.reads}
    assert ("article", (article.pk,)) in asked
    assert ("subject", (f"topic:{cast.sea.pk}",)) in asked
    assert fragment_key("masthead", "en") in found.fragments
    assert "The other ferry" in found.cause
    assert not explain(edition.store, "/en/nowhere/", timezone.now()).stands


@pytest.fixture
def here(
    edition: Edition, monkeypatch: pytest.MonkeyPatch, tmp_path: Any, settings: Any
) -> Edition:
    """Let the command work on the test's own edition."""
    settings.HOME = tmp_path
    monkeypatch.setattr(pressing, "open_edition", lambda: edition.store)
    monkeypatch.setattr(edition.store, "close", lambda: None)
    monkeypatch.setattr(cli, "_set_up_django", lambda: None)
    monkeypatch.setattr(pressing, "own_signer", lambda: edition.signer)
    return edition


def test_the_command_presses_audits_and_explains(
    cast: Cast, here: Edition, capsys: pytest.CaptureFixture[str]
) -> None:
    cast.published("The ferry")
    assert cli.main(["press"]) == 0
    assert "Release 2:" in capsys.readouterr().out
    assert cli.main(["press", "--audit", "--sample", "3"]) == 0
    assert "Nothing is stale." in capsys.readouterr().out
    forge(here, "/en/politics/")
    assert cli.main(["press", "--audit"]) == 1
    assert "/en/politics/ would look different now, so since" in capsys.readouterr().out
    assert cli.main(["press", "--explain", "/en/politics/the-ferry/"]) == 0
    assert "read       article" in capsys.readouterr().out


def test_bad_usage_is_told_without_a_traceback(
    here: Edition, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["press", "--sample", "3"]) == 2
    assert cli.main(["press", "--explain", "/en/nowhere/"]) == 1
    assert "There is nothing at /en/nowhere/" in capsys.readouterr().err
