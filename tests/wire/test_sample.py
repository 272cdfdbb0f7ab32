"""The sample publication shows the paper at its best, and loading it twice changes nothing."""

from collections import Counter

import pytest
from django.db import transaction
from django.utils import timezone

from caspian.newsroom import cut_out
from caspian.newsroom.models import Article, Contributor, Picture, Pin, Section, Topic
from caspian.newsroom.renditions import prepare
from caspian.pages.builders.body import words_of
from caspian.wire.sample import load
from caspian.wire.sample.load import load_sample
from tests.cast import Cast
from tests.pages.watchdog import answer

pytestmark = pytest.mark.indexed


@pytest.mark.slow
def test_it_is_a_whole_paper_and_loads_once(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    number = load_sample()
    with monkeypatch.context() as patch:
        patch.setattr(cut_out, "look", None)  # installation looked at each, and made its sizes
        for picture in Picture.objects.all():
            prepare(picture)
    articles = list(Article.objects.public())
    assert_illustrated(articles)
    assert number == len(articles) >= 24
    assert len({article.get_parent().pk for article in articles}) >= 5
    assert set(Article.Kind.values) == {article.kind for article in articles}
    assert Contributor.objects.exclude(beat="").count() >= 6
    for topic in Topic.objects.exclude(about=""):
        first = list(topic.key_articles.values_list("article_id", flat=True))
        assert set(first) <= {article.pk for article in articles if topic in article.topics.all()}
        assert first
    assert len({place.pk for article in articles for place in article.places.all()}) >= 12
    assert all(article.published_at <= timezone.now() for article in articles)
    lengths = [len(words_of(tuple(article.body.get_prep_value())).split()) for article in articles]
    assert min(lengths) >= 400
    before = Counter(Article.objects.values_list("pk", "last_published_at"))
    assert load_sample() == 0
    assert Counter(Article.objects.values_list("pk", "last_published_at")) == before
    assert Pin.objects.count() == 3
    assert [answer(path).status for path in ("/en/", "/en/environment/", "/en/about/")] == [200] * 3


def assert_illustrated(articles: list[Article]) -> None:
    """Eight leads at least are neither map nor chart, one upright; those two turn dark."""
    leads = [article.lead_picture for article in articles if article.lead_picture]
    drawn = [one for one in leads if not one.turns_dark]
    assert len(drawn) >= 8  # neither maps nor charts
    assert any(one.height > one.width and one.has_focal_point() for one in drawn)
    said = [one for one in Picture.objects.all() if one.credit.startswith(("Map", "Chart"))]
    assert said
    assert all(one.turns_dark for one in said)


def test_one_bad_article_leaves_nothing_behind(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    sections = Section.objects.count()
    articles = load._articles()
    monkeypatch.setattr(load, "_articles", lambda: [*articles[:1], {**articles[1], "kind": "ode"}])
    with pytest.raises(Exception, match="ode"), transaction.atomic():
        load_sample()
    assert not Article.objects.exists()
    assert Section.objects.count() == sections
