"""Facts about how the paper writes names and terms."""

from caspian.common.orthography import sort_key
from caspian.pages.reads import tree
from caspian.pages.reads.door import read, record_subject
from caspian.pages.style_documents import StyleName
from caspian.stylebook.models import StyleRule, lines_of
from caspian.stylebook.watched import STYLEBOOK


def style_address(code: str) -> str:
    """Return the path of the page in a language."""
    return f"/{code.lower()}/style/"


@read
def style_names(code: str) -> tuple[StyleName, ...]:
    """Return how each name is written in a language, by its alphabet, the newest period first."""
    record_subject(STYLEBOOK)
    rules = list(StyleRule.objects.filter(language=code.lower()).select_related("entry"))
    rules.sort(key=lambda rule: rule.pk)
    rules.sort(key=lambda rule: str(rule.since or ""), reverse=True)
    rules.sort(key=lambda rule: sort_key(rule.form, code))
    return tuple(
        StyleName(
            form=rule.form,
            accepted=lines_of(rule.accepted),
            avoided=lines_of(rule.avoided),
            reason=rule.reason,
            exceptions=lines_of(rule.exceptions),
            note=rule.note,
            since=rule.since,
            until=rule.until,
            is_decided=rule.entry.is_decided,
        )
        for rule in rules
    )


@read
def has_style_page(code: str) -> bool:
    """Return whether a language has the page: with a name on it, and no section of that address."""
    record_subject(STYLEBOOK)
    # What every page's foot asks, in one row and not all of them.
    if not StyleRule.objects.filter(language=code.lower()).exists():
        return False
    return tree.standing_at(style_address(code)) is None
