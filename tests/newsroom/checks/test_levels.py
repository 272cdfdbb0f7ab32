"""How much a check matters: by default, in a section, for a kind; the nearest rule counts."""

import pytest

from caspian.newsroom.checks.door import HeldByChecks
from caspian.newsroom.checks.result import checked, levels_in
from caspian.newsroom.models import Article, CheckRule
from tests.cast import Cast, republished


def rule(level: str, *, section: int | None = None, kind: str = "") -> None:
    """Say how much the check for a standfirst matters somewhere."""
    CheckRule.objects.create(code="standfirst", section_id=section, kind=kind, level=level)


def held(article: Article) -> list[str]:
    """Return the checks that hold an article."""
    return [issue.check for issue in checked(article).blocking]


def test_a_rule_holds_in_its_section_alone(cast: Cast) -> None:
    rule("blocks", section=cast.culture.pk)
    here, there = cast.draft("Here", section=cast.culture), cast.draft("There")
    assert (held(here), held(there)) == (["standfirst"], [])
    with pytest.raises(HeldByChecks, match="There is no standfirst"):
        here.get_latest_revision().publish()
    there.get_latest_revision().publish()
    assert [one.title for one in Article.objects.public()] == ["There"]


def test_the_nearest_rule_counts(cast: Cast) -> None:
    rule("blocks")
    rule("off", kind="perspective")
    rule("blocks", section=cast.culture.pk, kind="perspective")
    assert levels_in(cast.politics.pk, "news")["standfirst"] == "blocks"
    assert levels_in(cast.politics.pk, "perspective")["standfirst"] == "off"
    assert levels_in(cast.culture.pk, "perspective")["standfirst"] == "blocks"
    assert levels_in(cast.culture.pk, "perspective")["alt"] == "blocks"


def test_what_is_off_is_not_even_advice(cast: Cast) -> None:
    article = cast.draft("Here")
    assert "standfirst" in {issue.check for issue in checked(article).advice}
    rule("off")
    assert "standfirst" not in {issue.check for issue in checked(article).advice}


def test_what_readers_have_already_holds_up_no_correction(cast: Cast) -> None:
    """A misspelt word in an old article need not wait for all that the old article lacks."""
    article = cast.published("Teh ferry")
    rule("blocks")
    republished(article, title="The ferry")
    assert Article.objects.public().get().title == "The ferry"
    article.refresh_from_db()
    draft = article.get_latest_revision_as_object()
    draft.body = []
    with pytest.raises(HeldByChecks, match="There is no text"):
        draft.save_revision().publish()
