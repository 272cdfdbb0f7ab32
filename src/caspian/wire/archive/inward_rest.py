"""What an archive holds besides pages and files: how each kind finds what it is filed under."""

import secrets
from typing import Any

from wagtail.models import Locale, Page

from caspian.comments.models import Comment, Commenter
from caspian.comments.watched import of_article
from caspian.newsroom import outbox
from caspian.newsroom.archive_pages import LATEST, ListKey
from caspian.newsroom.internals import insert_as_they_are
from caspian.newsroom.models import ArchivePage, Article, ViewTally
from caspian.newsroom.subjects import subject_of
from caspian.wire.archive.inward import CAUSE, Inward, Numbered, UnknownKey, moment_of
from caspian.wire.archive.kinds import KINDS
from caspian.wire.archive.outward_special import LISTS


def insert_plain(inward: Inward, name: str) -> None:
    """Insert the records of a kind whose fields say everything."""
    for some in inward.portions(name):
        rows = inward.rows(KINDS[name], name, some)
        inward.insert(name, some, rows)
        inward.remember(name, rows, some)


def insert_languages(inward: Inward) -> None:
    """Make the languages of the paper those of the archive."""
    held = inward.ids[Locale]
    for some in inward.portions("languages"):
        for _, record in some:
            code = record["language_code"]
            held[code] = Locale.objects.get_or_create(language_code=code)[0].pk
    root = Page.get_first_root_node()
    if root.locale_id not in held.values() and held:
        root.locale_id = next(iter(held.values()))
        root.save(update_fields=["locale"])
    Locale.objects.exclude(pk__in=held.values()).delete()


def insert_archive_pages(inward: Inward) -> None:
    """Insert where the numbered pages of lists begin."""
    for some in inward.portions("archive_pages"):
        rows = inward.rows(KINDS["archive_pages"], "archive_pages", some)
        for row, (line, record) in zip(rows, some, strict=True):
            with inward.faults_of("archive_pages", [line]):
                of = record["of"]
                if record["list"] != LATEST:
                    of = str(inward.id_of(LISTS[record["list"]], of))
                row.list = str(ListKey(record["list"], record["language"], of))
                key = record["article"]
                row.newest = 0 if key is None else inward.id_of(Article, key)
        with inward.faults_of("archive_pages", [line for line, _ in some]):
            insert_as_they_are(ArchivePage, rows)
        outbox.record(CAUSE, filter(None, map(subject_of, rows)))


def insert_views(inward: Inward) -> None:
    """Insert how often articles were opened."""
    for some in inward.portions("views"):
        rows = []
        for line, record in some:
            with inward.faults_of("views", [line]):
                article = inward.id_of(Article, record["article"])
                rows += [
                    ViewTally(article_id=article, hour=moment_of(hour), span=span, count=count)
                    for hour, span, count in record["views"]
                ]
        with inward.faults_of("views", [line for line, _ in some]):
            insert_as_they_are(ViewTally, rows)


def insert_commenters(inward: Inward) -> None:
    """Insert those who commented, each with a secret that no browser knows."""
    for some in inward.portions("commenters"):
        rows = inward.rows(KINDS["commenters"], "commenters", some)
        for row in rows:
            row.key = secrets.token_hex(16)
        with inward.faults_of("commenters", [line for line, _ in some]):
            insert_as_they_are(Commenter, rows)
        inward.commenters += [row.pk for row in rows]


class InwardComments:
    """The comments of an archive, which stand article by article."""

    def __init__(self, inward: Inward) -> None:
        self._in = inward
        self._article = ""
        self._numbers: dict[int, int] = {}
        """the ids of the comments of the article that is being read, by their numbers"""

    def insert_all(self) -> None:
        """Insert all comments with what was decided on them."""
        for some in self._in.portions("comments"):
            rows = self._in.rows(KINDS["comments"], "comments", some)
            for row, (line, record) in zip(rows, some, strict=True):
                with self._in.faults_of("comments", [line]):
                    self._file(row, record)
            with self._in.faults_of("comments", [line for line, _ in some]):
                insert_as_they_are(Comment, rows)
            self._answers(rows, some)
            for part in KINDS["comments"].parts:
                self._in.insert_parts("comments", part, some, rows)
            articles = dict.fromkeys(row.article_id for row in rows)
            outbox.record(CAUSE, [of_article(pk) for pk in articles])

    def _file(self, row: Any, record: dict[str, Any]) -> None:
        row.article_id = self._in.id_of(Article, record["article"])
        if (number := record["commenter"]) is not None:
            if number > len(self._in.commenters):
                raise UnknownKey(f"it names the commenter {number}, who is not in the archive")
            row.commenter_id = self._in.commenters[number - 1]
        if record["for_paper"]:
            row.written_by_id = self._in.account

    def _answers(self, rows: list[Any], some: list[Numbered]) -> None:
        answers = []
        for row, (line, record) in zip(rows, some, strict=True):
            if record["article"] != self._article:
                self._article, self._numbers = record["article"], {}
            with self._in.faults_of("comments", [line]):
                if (number := record["answers"]) is not None:
                    if number not in self._numbers:
                        what = f"it answers the comment {number}, which does not stand before it"
                        raise UnknownKey(what)
                    row.parent_id = self._numbers[number]
                    answers.append(row)
            self._numbers[record["number"]] = row.pk
        Comment.objects.bulk_update(answers, ["parent"])
