"""Gives a paper the names that it is proposed to decide on; an editor changes or strikes them."""

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from wagtail.models import ModelLogEntry

from caspian.stylebook.models import StyleEntry, StyleRule
from caspian.stylebook.proposed import ProposedEntry, ProposedRule, proposed_entries


@transaction.atomic
def found_stylebook() -> None:
    """Make the proposed entries in a stylebook that nobody has written in yet."""
    # Not "that is empty": a paper that struck them all means it, and the audit log says so.
    kept = ContentType.objects.get_for_model(StyleEntry)
    if StyleEntry.objects.exists() or ModelLogEntry.objects.filter(content_type=kept).exists():
        return
    for proposed in proposed_entries():
        propose(proposed)


def propose(proposed: ProposedEntry) -> StyleEntry:
    """Make one entry as it is proposed."""
    entry = StyleEntry.objects.create(name=proposed.name, kind=proposed.kind)
    for rule in proposed.rules:
        _rule(entry, rule).save()
    return entry


def _rule(entry: StyleEntry, rule: ProposedRule) -> StyleRule:
    return StyleRule(
        entry=entry,
        language=rule.language,
        since=rule.since,
        form=rule.form,
        accepted="\n".join(rule.accepted),
        avoided="\n".join(rule.avoided),
        exceptions="\n".join(rule.exceptions),
        reason=rule.reason,
        note=rule.note,
    )
