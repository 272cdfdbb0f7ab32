"""A read writes nothing: it is asked while the press holds one state of the newsroom still."""

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from caspian.newsroom import renditions
from caspian.newsroom.make_renditions import make
from caspian.newsroom.models import Attachment, Picture, PictureRendition, Publication, Topic
from caspian.pages import preview as answering
from caspian.pages.reads import downloads, paper, pictures
from caspian.pages.reads.door import each_read_once, inside
from tests.cast import Cast
from tests.pages.watchdog import WritingRead, follow


@pytest.mark.parametrize("verb", ["insert", "update", "delete", "file"])
def test_the_watchdog_barks_at_a_read_that_writes(
    cast: Cast, monkeypatch: pytest.MonkeyPatch, verb: str
) -> None:
    def sly(path: str) -> None:
        with inside():
            if verb == "insert":
                Topic.objects.create(name="Sly", slug="sly")
            elif verb == "update":
                cast.sea.save()
            elif verb == "delete":
                Topic.objects.filter(slug="nothing-bears-it")._raw_delete("default")
            else:
                default_storage.save("sly.txt", ContentFile(b"sly"))

    monkeypatch.setattr(answering, "page_at", sly)
    with pytest.raises(WritingRead):
        answering.answer("/en/")


def test_outside_a_read_the_watchdog_lets_everybody_write(cast: Cast) -> None:
    cast.sea.save()
    default_storage.delete(default_storage.save("honest.txt", ContentFile(b"honest")))


def test_a_read_makes_no_rendition(cast: Cast) -> None:
    picture = cast.picture()
    facts = pictures.picture(picture.pk)
    assert facts is not None
    assert (facts.wide, facts.card, facts.social) == (((), ()), ((), ()), ())
    assert pictures.portrait(picture.pk, "Aysel") is None
    assert not PictureRendition.objects.exists()
    renditions.prepare(picture)
    facts = pictures.picture(picture.pk)
    assert facts is not None
    assert [len(facts.wide[0]), len(facts.card[0]), len(facts.social)] == [4, 5, 3]


def test_where_a_size_is_missing_what_is_there_is_shown(cast: Cast) -> None:
    picture = cast.picture()
    make(picture, ("max-165x165", renditions.SOCIAL[0]))
    facts = pictures.picture(picture.pk)
    assert facts is not None
    # Not the desk's thumbnail.
    assert [one.address.endswith(".jpg") for one in facts.wide[0]] == [True]
    assert facts.card[0] == facts.wide[0]
    make(picture, renditions.webp(["width-480", "width-720"]))
    facts = pictures.picture(picture.pk)
    assert facts is not None
    assert [one.width for one in facts.wide[0]] == [480, 720]


def test_the_lighter_format_does_not_stand_alone(cast: Cast) -> None:
    picture = cast.picture()
    renditions.prepare_smaller(picture)
    facts = pictures.picture(picture.pk)
    assert facts is not None
    assert facts.wide == ((), ())


@pytest.fixture
def treaty(cast: Cast) -> Attachment:
    """A file that the newsroom has uploaded."""
    attachment = Attachment(title="The treaty")
    attachment.file.save("treaty.pdf", ContentFile(b"%PDF-1.7 the treaty"))
    return attachment


def test_the_size_of_a_file_is_stored_when_it_is_saved(treaty: Attachment) -> None:
    assert Attachment.objects.get(pk=treaty.pk).file_size == 19
    treaty.file.save("treaty.pdf", ContentFile(b"%PDF-1.7 amended since"))
    assert Attachment.objects.get(pk=treaty.pk).file_size == 22


def test_a_read_asks_for_a_size_that_is_not_stored_and_stores_nothing(treaty: Attachment) -> None:
    Attachment.objects.filter(pk=treaty.pk).update(file_size=None)
    facts = downloads.document(treaty.pk)
    assert facts is not None
    assert facts.size == 19
    assert Attachment.objects.get(pk=treaty.pk).file_size is None
    treaty.file.storage.delete(treaty.file.name)
    facts = downloads.document(treaty.pk)
    assert facts is not None
    assert facts.size == 0


def test_a_page_that_offers_it_is_read_without_a_write(cast: Cast, treaty: Attachment) -> None:
    cast.published("The treaty is out", body=[("document", {"document": treaty, "title": ""})])
    follow()
    Attachment.objects.filter(pk=treaty.pk).update(file_size=None)
    assert "treaty.pdf" in answering.answer("/en/politics/the-treaty-is-out/").html


def test_a_paper_without_a_record_has_its_usual_name(cast: Cast) -> None:
    Publication.objects.all().delete()
    assert paper.publication("en").name == Publication().name
    assert paper.weather("en") is None
    assert answering.answer("/en/").status == 200
    assert not Publication.objects.exists()


def test_pictures_of_a_page_are_read_with_two_queries(
    cast: Cast, django_assert_num_queries: object
) -> None:
    for number in range(3):
        renditions.prepare(cast.picture(str(number)))
    ids = tuple(Picture.objects.values_list("pk", flat=True))
    with each_read_once(), django_assert_num_queries(2):  # type: ignore[operator]
        assert len(pictures.pictures(ids)) == 3
