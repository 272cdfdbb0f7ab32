"""Builds the search page: the question understood, its answers, and help where there are none."""

from dataclasses import replace
from urllib.parse import urlencode

from caspian.common.controls import harmless
from caspian.pages.builders.frame import frame, words_in
from caspian.pages.builders.search_filters import Filters, filters_of
from caspian.pages.builders.structured_data import trail_data
from caspian.pages.parts import Card, Link
from caspian.pages.reads import beside, paper, search
from caspian.pages.reads.cards import cards
from caspian.pages.search_documents import Asked, Help, Result, SearchPage
from caspian.search.find import Results, SearchQuestion, ShownResult
from caspian.search.patience import TooSlow
from caspian.search.query import Query, parse
from caspian.search.snippets import Marker, SnippetPart, beginning

PER_PAGE = 10
MOST_WORDS = 6
TOO_SLOW = 503


def search_address(code: str) -> str:
    """Return the path of the search page of a language."""
    return f"/{code}/search/"


def search_page(asked: Asked, code: str) -> SearchPage:
    """Build the search page of a language for what stands in its address."""
    query = parse(asked.q, code)
    asked = replace(asked, q=harmless(query.text))
    filters = filters_of(asked, code)
    question = filters.question(code, query.text)
    page = replace(_form(asked, filters, code), notes=_notes(query, filters, code))
    if not question.is_asked or (query.text and not query.wants_words):
        return replace(page, filters=filters.form(code, (), ()), help=_help(asked, query, code))
    try:
        return _answered(page, asked, question, filters)
    except TooSlow:
        said = words_in(code).gettext("This search takes too long. Try fewer or rarer words.")
        shown = filters.form(code, (), ())
        return replace(page, filters=shown, notes=(*page.notes, said), status=TOO_SLOW)


def _form(asked: Asked, filters: Filters, code: str) -> SearchPage:
    words = words_in(code)
    title = words.gettext("Search")
    if asked.q:
        # Translators: the title of a window, with what was searched for.
        title = words.gettext("%(words)s: search") % {"words": asked.q}
    address = search_address(code)
    # The empty form is a page like others; what was searched for is for the reader who searched.
    is_empty = asked == Asked()
    head = frame(
        code=code,
        address=address,
        title=title,
        description=paper.publication(code).about if is_empty else title,
        structured_data=trail_data(code, Link(title, address)) if is_empty else (),
        indexed=is_empty,
        current=address,
    )
    chosen = tuple(
        Link(text, _address(code, replace(asked, **{name: ""}))) for name, text in filters.chosen
    )
    return SearchPage(
        head, address, asked.q, since=filters.first_day, until=filters.last_day, chosen=chosen
    )


def _notes(query: Query, filters: Filters, code: str) -> tuple[str, ...]:
    words = words_in(code)
    notes = list(filters.notes)
    if query.is_cut:
        notes.append(words.gettext("That was long: only its first words were looked for."))
    if query.text and not query.wants_words:
        notes.append(words.gettext("Write at least one word that you are looking for."))
    return tuple(notes)


def _answered(
    page: SearchPage, asked: Asked, question: SearchQuestion, filters: Filters
) -> SearchPage:
    code, found = question.language, search.search_found(question)
    first = search.search_promoted(found.query, code) if not filters.chosen else ()
    pages = max(1, -(-len(found.positions) // PER_PAGE))
    number = min(_number(asked.page), pages)
    start = (number - 1) * PER_PAGE
    shown = search.search_texts(found.positions[start : start + PER_PAGE])
    promoted = cards(first) if number == 1 else ()
    marker = Marker(found.wanted, code)
    return replace(
        page,
        filters=filters.form(code, *search.search_filings(found.positions, code)),
        is_asked=True,
        count=len(found.positions),
        is_more=found.is_more,
        suggestion=_suggestion(asked, question, found),
        promoted=tuple(_promoted(card, marker) for card in promoted),
        results=_results(shown, marker, without=set(first)),
        number=number,
        pages=pages,
        earlier=_address(code, replace(asked, page=str(number - 1))) if number > 1 else "",
        later=_address(code, replace(asked, page=str(number + 1))) if number < pages else "",
        help=None if found.positions or promoted else _help(asked, found.query, code),
    )


def _results(
    shown: tuple[ShownResult, ...], marker: Marker, without: set[int]
) -> tuple[Result, ...]:
    """Return what is public of the hits; what stands above them already is left out."""
    known = {card.article: card for card in cards(tuple(one.article for one in shown))}
    return tuple(
        _result(known[one.article], one, marker)
        for one in shown
        if one.article in known and one.article not in without
    )


def _result(card: Card, shown: ShownResult, marker: Marker) -> Result:
    cut = marker.snippet(shown.body)
    if not cut and shown.standfirst:
        cut = marker.marked(shown.standfirst)
    if not cut and shown.body:
        cut = (SnippetPart(beginning(shown.body)),)
    return Result(card, marker.marked(card.headline), cut)


def _promoted(card: Card, marker: Marker) -> Result:
    return Result(card, marker.marked(card.headline), marker.marked(card.standfirst))


def _suggestion(asked: Asked, question: SearchQuestion, found: Results) -> Link | None:
    text = ""
    if len(found.positions) <= PER_PAGE:
        text = search.search_suggestion(question, found.query)
    if not text:
        return None
    return Link(text, _address(question.language, replace(asked, q=text, page="")))


def _help(asked: Asked, query: Query, code: str) -> Help:
    several = len(query.words) + len(query.phrases) > 1
    alone = search.search_alone(code, query.words[:MOST_WORDS]) if several else ()
    has_filters = replace(asked, q="", page="") != Asked()
    return Help(
        without_filters=_address(code, Asked(q=asked.q)) if asked.q and has_filters else "",
        words=tuple(Link(word, _address(code, replace(asked, q=word, page=""))) for word in alone),
        cards=cards(beside.latest(code)),
        sections=paper.sections(code),
    )


def _address(code: str, asked: Asked) -> str:
    """Return the address of a search; what is not asked is left out of it."""
    given = {
        "q": asked.q,
        "section": asked.section,
        "kind": asked.kind,
        "contributor": asked.contributor,
        "place": asked.place,
        "from": asked.since,
        "to": asked.until,
        "page": "" if asked.page == "1" else asked.page,
    }
    pairs = urlencode({name: value for name, value in given.items() if value})
    return f"{search_address(code)}?{pairs}" if pairs else search_address(code)


def _number(typed: str) -> int:
    is_number = typed.isascii() and typed.isdecimal() and len(typed) < 6
    return max(1, int(typed)) if is_number else 1
