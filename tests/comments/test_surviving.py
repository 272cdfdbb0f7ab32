"""What passed at once and stayed for a day speaks for its author, without any moderator."""

import datetime as dt

from django.utils import timezone

from caspian.comments.second_looks import count_surviving
from tests.cast import Cast
from tests.comments.writing import State, reader, wrote


def test_what_stayed_for_a_day_is_counted_once(cast: Cast) -> None:
    article, now, gulnara = cast.published("Ferry leaves"), timezone.now(), reader()
    for hours in (30, 26, 2):
        moment = now - dt.timedelta(hours=hours)
        wrote(article, state=State.APPROVED, commenter=gulnara, posted_at=moment)
    held = reader("Davit")
    wrote(article, commenter=held, posted_at=now - dt.timedelta(hours=30))
    assert (count_surviving(now), count_surviving(now)) == (1, 1)
    gulnara.refresh_from_db()
    held.refresh_from_db()
    assert (gulnara.approved, held.approved) == (2, 0)
