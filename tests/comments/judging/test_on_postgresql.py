"""The shield on PostgreSQL: its statements are SQL of our own, so they are tried there too."""

import datetime as dt

import pytest

from caspian.comments.judging.maintenance import maintain
from caspian.comments.models import Likeness, SlowMode
from tests.cast import Cast
from tests.comments.judging.brigade import flood, held, ranked_right
from tests.comments.judging.posts import NOW
from tests.comments.judging.test_learning import BAD, GOOD, decide
from tests.search.conftest import newsroom_on_postgresql as newsroom_on_postgresql
from tests.search.conftest import on_postgresql as on_postgresql

pytestmark = pytest.mark.slow


def test_the_promise_holds_on_postgresql(on_postgresql: None) -> None:
    cast = Cast()
    articles = [cast.published(f"The port, part {number}") for number in range(2)]
    decide(articles[0], [f"{word} {word}s" for word in BAD * 3], published=False)
    decide(articles[0], [f"{word} {word}s" for word in GOOD * 3], published=True)
    maintain(NOW)
    came = flood(articles)
    assert held(came.known) == 0
    assert held(came.sham) >= 0.9
    assert ranked_right(came.new, came.sham) >= 0.97
    assert SlowMode.objects.count() == 2
    maintain(NOW + dt.timedelta(days=15))
    assert not Likeness.objects.exists()
    assert SlowMode.objects.filter(over_at=None).count() == 0
