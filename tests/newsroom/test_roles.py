"""Who may do what: reporters submit, editors publish in their sections, publishers everywhere."""

import pytest
from django.core.exceptions import PermissionDenied
from wagtail.models import Page

from caspian.newsroom.models import Article, User
from tests.cast import Cast


def may(user: User, page: Page) -> tuple[bool, bool]:
    """Return whether a user may edit a page, and whether publish it."""
    permissions = page.permissions_for_user(User.objects.get(pk=user.pk))
    return permissions.can_edit(), permissions.can_publish()


def test_a_reporter_writes_and_submits_but_does_not_publish(cast: Cast) -> None:
    rena = cast.reporter()
    own = cast.draft("Rena's own", owner=rena)
    other = cast.draft("Somebody else's")
    assert may(rena, own) == (True, False)
    assert may(rena, other) == (False, False)


def test_an_editor_publishes_in_their_own_section_only(cast: Cast) -> None:
    tigran = cast.editor(cast.politics)
    assert may(tigran, cast.draft("In politics")) == (True, True)
    assert may(tigran, cast.draft("In culture", section=cast.culture)) == (False, False)


def test_a_publisher_publishes_everywhere(cast: Cast) -> None:
    maka = cast.publisher()
    assert may(maka, cast.draft("In politics")) == (True, True)
    assert may(maka, cast.draft("In culture", section=cast.culture)) == (True, True)


def test_publishing_without_the_right_is_refused(cast: Cast) -> None:
    article = cast.draft("Not Rena's to publish", owner=(rena := cast.reporter()))
    with pytest.raises(PermissionDenied):
        article.get_latest_revision().publish(user=rena)
    assert not Article.objects.public().exists()
