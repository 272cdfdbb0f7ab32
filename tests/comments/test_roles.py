"""Who may do what with comments: moderators decide, publishers do what can't be taken back."""

import pytest

from caspian.newsroom.models import User
from caspian.newsroom.roles import COMMENTS_OF_PUBLISHERS, MODERATING
from caspian.project.cli import main
from tests.cast import Cast
from tests.comments.writing import moderator


def held_by(user: User) -> set[str]:
    """Return what somebody may do with comments."""
    fresh = User.objects.get(pk=user.pk)
    return {
        name.partition(".")[2]
        for name in fresh.get_all_permissions()
        if name.startswith("comments.")
    }


def test_each_role_holds_what_it_should(cast: Cast) -> None:
    assert held_by(cast.reporter()) == set()
    assert held_by(cast.editor(cast.politics)) == set()
    assert held_by(moderator()) == set(MODERATING)
    assert held_by(cast.publisher()) == {*MODERATING, *COMMENTS_OF_PUBLISHERS}


def test_a_moderator_enters_the_desk_and_may_do_nothing_else_there(cast: Cast) -> None:
    nino = User.objects.get(pk=moderator().pk)
    assert nino.has_perm("wagtailadmin.access_admin")
    others = {name for name in nino.get_all_permissions() if not name.startswith("comments.")}
    assert others == {"wagtailadmin.access_admin"}
    assert not cast.politics.permissions_for_user(nino).can_edit()


def test_the_command_makes_moderators(cast: Cast, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["user", "nino", "--role", "moderator"]) == 0
    assert User.objects.get(username="nino").groups.get().name == "Moderators"
    assert "Password: " in capsys.readouterr().out
