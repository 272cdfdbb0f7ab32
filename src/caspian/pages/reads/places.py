"""Facts about places that a body refers to by their ids."""

from caspian.dossiers.models import Place
from caspian.pages.reads.articles import PlaceFacts, place_facts
from caspian.pages.reads.door import read, record_subject


@read
def places(ids: tuple[int, ...], code: str) -> dict[int, PlaceFacts]:
    """Return places by id, named in a language; those that are gone are left out."""
    for place in ids:
        record_subject(f"place:{place}")
    records = Place.objects.filter(pk__in=ids).prefetch_related("local_names")
    return {record.pk: place_facts(record, code) for record in records}
