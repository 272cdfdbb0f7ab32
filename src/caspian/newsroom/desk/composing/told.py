"""What the composer says of a front: what changes for readers, and what of it nobody sees."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import gettext, ngettext

from caspian.common.languages import language
from caspian.newsroom.desk.composing.blocks import Front, articles_in, front_of
from caspian.newsroom.desk.composing.draft import FrontDraft
from caspian.newsroom.desk.permissions import articles_seen_by
from caspian.newsroom.desk.times import paper_zone, shown
from caspian.newsroom.models import Article

OTHER_FIELDS = (
    "title", "seo_title", "search_description", "show_in_menus", "go_live_at", "expire_at"
)  # fmt: skip
HEADLINES = ("pk", "short_headline", "title")
Shape = dict[str, Any]


def differs(draft: FrontDraft) -> bool:
    """Return whether there is anything to publish."""
    public = draft.public
    return not public.live or front_of(public) != draft.front or _other_fields(draft)


def changes(draft: FrontDraft, now: Shape, before: Shape | None) -> list[str]:
    """Return in sentences what publishing a draft changes for readers."""
    if not differs(draft):
        return [gettext("Readers see this front now.")]
    if before is None:
        return [gettext("Readers get this front for the first time.")]
    said = _of_the_lead(now["lead"], before["lead"]) if now["lead"] != before["lead"] else []
    new, gone = ({*one["cards"]} - {*other["cards"]} for one, other in _both(now, before))
    if number := len(new - {now["lead"]}):
        words = ngettext("{number} article comes in.", "{number} articles come in.", number)
        said.append(words.format(number=number))
    if number := len(gone):
        words = ngettext("{number} article goes off.", "{number} articles go off.", number)
        said.append(words.format(number=number))
    if not said and now["cards"] != before["cards"]:
        said.append(gettext("Articles change places."))
    if _blocks(draft.front) != _blocks(front_of(draft.public)):
        said.append(gettext("Blocks change."))
    if _other_fields(draft):
        said.append(gettext("So does what was changed under “All settings”."))
    return said or [gettext("What stands there stays, and is pinned.")]


def _both(now: Shape, before: Shape) -> tuple[tuple[Shape, Shape], tuple[Shape, Shape]]:
    return (now, before), (before, now)


def _of_the_lead(now: int | None, before: int | None) -> list[str]:
    rows = Article.objects.filter(pk__in=[now, before])
    names = {pk: short or title for pk, short, title in rows.values_list(*HEADLINES)}
    new, old = names.get(now or 0, ""), names.get(before or 0, "")
    if not old:
        return [gettext("“{new}” leads.").format(new=new)]
    return [gettext("“{new}” leads in place of “{old}”.").format(new=new, old=old)]


def _blocks(front: Front) -> list[tuple[Any, ...]]:
    """Return what stands in a front but for its articles."""
    articles = ("article", "articles", "related")
    kept = []
    for block in front:
        fields = {name: held for name, held in block["value"].items() if name not in articles}
        if block["type"] != "lead":
            kept.append((block["id"], block["type"], fields))
    return kept


def _other_fields(draft: FrontDraft) -> bool:
    return any(getattr(draft.home, one) != getattr(draft.public, one) for one in OTHER_FIELDS)


def unseen(
    draft: FrontDraft, cards: Iterable[int], placed: Mapping[int, int], user: Any
) -> list[dict[str, Any]]:
    """Return the articles that were placed and that readers don't see there, each with a reason.

    `placed` says which article stands for each in the language of the front; 0 for none.
    """
    seen = set(cards)
    code = draft.public.locale.language_code
    places = [(block, field, one) for block, field, one in articles_in(draft.front)]
    rows = {
        one.pk: one
        for one in Article.objects.select_related("locale").filter(
            pk__in=[one for *_, one in places]
        )
    }
    known = set(articles_seen_by(user).filter(pk__in=rows).values_list("pk", flat=True))
    found, stands = [], set()
    for block, field, pk in places:
        own = placed.get(pk, 0)
        if own in seen and own not in stands:
            stands.add(own)
            continue
        article = rows.get(pk)
        title = article.get_admin_display_title() if article and pk in known else ""
        found.append(
            {
                "block": block["id"],
                "type": block["type"],
                "field": field,
                "article": pk,
                "title": title or gettext("An article"),
                "why": _why(article, own, code, is_seen=own in seen),
            }
        )
    return found


def _why(article: Article | None, own: int, code: str, *, is_seen: bool) -> str:
    if article is None:
        return gettext("It was deleted.")
    if is_seen:
        return gettext("It stands further up already: nothing is shown twice.")
    if own:
        return gettext("There was no room for it.")
    if article.locale.language_code.lower() != code.lower():
        words = gettext("It has no translation that readers of this front ({language}) can open.")
        return words.format(language=language(code).name)
    if moment := planned(article):
        words = gettext("It is scheduled for {moment}, and stands here from then on.")
        return words.format(moment=shown(moment, paper_zone()))
    if article.expired:
        return gettext("It has expired.")
    if article.live:
        return gettext("It is not open to everybody.")
    if article.first_published_at:
        return gettext("It was withdrawn.")
    return gettext("It is a draft. It stands here as soon as it is published.")


def planned(article: Article) -> Any:
    """Return the moment at which an article is to be published, or None."""
    waiting = article.revisions.filter(approved_go_live_at__isnull=False)
    return waiting.values_list("approved_go_live_at", flat=True).first()
