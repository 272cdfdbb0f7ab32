"""A picture that may no longer be shown leaves for no other system; its words do."""

import datetime as dt

from django.utils import timezone

from caspian.newsroom.renditions import prepare
from caspian.wire.leaving.files import LeavingFiles
from tests.cast import Cast


def test_one_whose_right_has_ended_has_no_file(cast: Cast) -> None:
    picture = cast.picture()
    prepare(picture)
    files = LeavingFiles("https://paper.example")
    for days, leaves in ((None, True), (2, True), (-2, False)):
        today = timezone.now().date()
        picture.valid_until = None if days is None else today + dt.timedelta(days=days)
        picture.save()
        found = files.pictures([picture.pk])[picture.pk]
        assert bool(found.address) is leaves, days
        assert found.alt == "Ships at anchor"
