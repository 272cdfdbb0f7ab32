"""Saved pages in plain text: the article whole, and nothing else."""

import datetime as dt
from pathlib import Path

import pytest

from caspian.formats.saved_page import kinds, phrases
from caspian.formats.saved_page.read import NotAnArticle, SavedPage, read

PAGES = Path(__file__).parent / "pages"
SEED = Path(__file__).parents[4] / "shared" / "seed" / "article-page.txt"
FERRY = "Night Ferry to Kuryk Sails Again After Eleven Weeks in Port"


def page(name: str) -> SavedPage:
    return read((PAGES / name).read_bytes())


def of(text: str, encoding: str = "utf-8") -> SavedPage:
    return read(text.encode(encoding))


@pytest.fixture
def ferry() -> str:
    return (PAGES / "ferry.txt").read_text("utf-8")


@pytest.mark.skipif(not SEED.exists(), reason="the seed isn't part of the repository")
def test_the_seed_gives_its_article() -> None:
    # Its text is not ours to copy: the file itself says where headline and body stand.
    raw = SEED.read_text("utf-8").splitlines()
    lines = [" ".join(line.split()) for line in raw if line.strip()]
    must_read, more = lines.index("Must read"), lines.index("More articles")
    found = read(SEED.read_bytes())
    assert found.headline == lines[must_read - 1]
    assert found.paragraphs == tuple(lines[must_read + 2 : more])
    assert len(found.paragraphs) == 6
    assert (found.printed_date, found.date_standing) == (dt.date(2024, 7, 15), "masthead")
    assert (found.authors, found.standfirst, found.language) == ((), "", "en")
    assert len(found.left_out) == 8


def test_the_body_is_whole_and_nothing_else() -> None:
    found = page("ferry.txt")
    assert found.headline == FERRY
    assert found.paragraphs == (
        "The night ferry between Alat and Kuryk left its berth on Tuesday evening, eleven weeks "
        "after a cracked shaft had put it out of service. Forty lorries and nine passengers were "
        "aboard.",
        "“We waited,” the harbour master said. “Now we sail.” The shaft came by rail from Gdansk "
        "and was fitted in four days, he added, one day fewer than planned.",
        "What the strike changed",
        "Dockers had refused to load the ship in January, when the company wanted to halve the "
        "night shift. A deal reached on 1 February keeps the shift until the end of the year.",
        "The next crossing is set for Friday.",
    )
    assert (found.printed_date, found.date_standing) == (dt.date(2024, 3, 6), "masthead")


def test_what_was_dropped_is_told() -> None:
    found = page("ferry.txt")
    assert found.left_out[0] == "24.5 °C"
    assert found.left_out[3].startswith("The Shore Courier is a platform")
    assert found.left_out[-1] == "Chess Club of Fort Shevchenko Wins the Cup"


def test_every_line_is_kept_or_told(ferry: str) -> None:
    found = of(ferry)
    lines = {" ".join(line.split()) for line in ferry.splitlines() if line.strip()}
    assert {found.headline, *found.paragraphs, *found.left_out} == lines


def test_control_without_the_table_boilerplate_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = page("ferry.txt").paragraphs
    monkeypatch.setattr(phrases, "PHRASES", {})
    assert page("ferry.txt").paragraphs != whole
    assert "More articles" in page("ferry.txt").paragraphs


def test_control_without_the_rule_the_about_text_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("caspian.formats.saved_page.walk.speaks_of_the_paper", lambda *_, **__: 0)
    assert page("ferry.txt").paragraphs[0].startswith("The Shore Courier is a platform")


def test_a_russian_page() -> None:
    found = page("marshrutka.txt")
    assert found.headline == "Маршрутка номер девять вернётся в Актау"
    assert [one.split()[0] for one in found.paragraphs] == ["Девятая", "Перевозчик", "Проезд"]
    assert (found.printed_date, found.date_standing) == (dt.date(2024, 11, 4), "masthead")
    assert found.language == "ru"


def test_a_date_below_the_headline_is_the_articles() -> None:
    found = page("bridge.txt")
    assert (found.printed_date, found.date_standing) == (dt.date(2023, 9, 12), "article")
    assert found.authors == ("Jane Roe", "Anar Mammadli")
    assert found.standfirst.startswith("Lorries have to go round")
    assert [one.split()[0] for one in found.paragraphs] == ["The", "Drivers", "“Nobody", "On"]


def test_control_the_same_date_above_the_headline_is_the_mastheads() -> None:
    text = (PAGES / "bridge.txt").read_text("utf-8").replace(" | 12 September 2023", "")
    assert of(text).date_standing == "none"
    assert of("12 September 2023\n\n" + text).date_standing == "masthead"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1251"]
)
def test_encodings(encoding: str) -> None:
    text = (PAGES / "marshrutka.txt").read_text("utf-8")
    assert of(text, encoding) == page("marshrutka.txt")


def test_koi8_is_told_from_windows_1251() -> None:
    text = (
        (PAGES / "marshrutka.txt").read_text("utf-8").translate({0x2014: "-", 0xAB: '"', 0xBB: '"'})
    )
    assert of(text, "koi8-r").headline == page("marshrutka.txt").headline


def test_line_ends(ferry: str) -> None:
    assert of(ferry.replace("\n", "\r\n")) == of(ferry)
    assert of(ferry.replace("\n", "\r")) == of(ferry)


def test_one_paragraph_per_line(ferry: str) -> None:
    dense = "\n".join(line for line in ferry.split("\n") if line)
    assert of(dense) == of(ferry)


def test_hard_wrapped_paragraphs_are_made_whole() -> None:
    wrapped = (
        "A Headline of Some Length\n\nThe first line of the paragraph goes on for a while and\n"
        "breaks where the column ends, as letters did when they\nwere typed.\n\nThe second one "
        "is short, but it is one."
    )
    assert len(of(wrapped).paragraphs) == 2


def test_the_theme_in_azerbaijani_and_turkish(ferry: str) -> None:
    for must_read, more, comment in (
        ("Ən çox oxunan", "DİGƏR MƏQALƏLƏR", "Zəhmət olmasa şərhinizi daxil edin!"),
        ("MUTLAKA OKUYUN", "Diğer makaleler", "Lütfen yorumunuzu giriniz!"),
    ):
        text = ferry.replace("Must read", must_read).replace("More articles", more)
        text = text.replace("Please enter your comment!", comment)
        assert of(text).paragraphs == of(ferry).paragraphs


def test_a_paper_that_is_the_articles_matter_is_kept(ferry: str) -> None:
    about_text = "The Shore Courier is a platform that tells the stories"
    news = "Meydan TV is a platform that the court in Baku has blocked, its editor said on Friday."
    start = ferry.index(about_text)
    text = ferry[:start] + news + ferry[ferry.index("\n", start) :]
    assert of(text).paragraphs[0] == news
    assert not kinds.speaks_of_the_paper(news, frozenset(), among_boilerplate=True)


def test_teasers_inside_the_article_do_not_end_it(ferry: str) -> None:
    text = ferry.replace("What the strike changed", "Read also\n\nCranes of Alat Stand Still")
    assert of(text).paragraphs == tuple(
        one for one in of(ferry).paragraphs if one != "What the strike changed"
    )


def test_a_bare_name_above_a_date_is_the_author(ferry: str) -> None:
    below = ferry.replace(
        FERRY, f"{FERRY}\n\nIt carries lorries, and tea.\n\nJane Roe\n7 March 2024"
    )
    found = of(below)
    assert (found.authors, found.standfirst) == (("Jane Roe",), "It carries lorries, and tea.")
    assert (found.printed_date, found.date_standing) == (dt.date(2024, 3, 7), "article")
    assert found.paragraphs == of(ferry).paragraphs


def test_the_dates_of_a_timeline_are_its_own() -> None:
    days = ["15 January 2024", "1 February 2024", "3 March 2024"]
    parts = "\n\n".join(f"{day}\n\nThe port stood still. Nobody said why." for day in days)
    intro = "The strike began with a rumour about the night shift. These are its days."
    found = of(f"Timeline of the Strike in Alat\n\n{intro}\n\n{parts}")
    assert (found.printed_date, found.date_standing) == (None, "none")
    assert len(found.paragraphs) == 7


def test_a_theme_in_a_language_unknown_does_not_make_a_list(ferry: str) -> None:
    for known, unknown in (("Must read", "Muss man lesen"), ("More articles", "Mehr davon")):
        ferry = ferry.replace(known, unknown)
    assert of(ferry.replace("Latest article", "Neues")).headline == FERRY


def test_a_text_of_too_many_lines_is_refused_soon() -> None:
    with pytest.raises(NotAnArticle, match="lines"):
        of("A Headline of Some Words\n" + "Abc def\n" * 600_000)


def test_the_name_of_the_file_tells_a_short_headline() -> None:
    body = "The count went on until the morning, and nobody slept. It ended at six."
    data = f"The Very Long Name of a Paper\n\nGeorgia votes\n\n{body}".encode()
    assert read(data, filename="Georgia votes.txt").headline == "Georgia votes"
    assert read(data).headline == "The Very Long Name of a Paper"  # control


def test_zwnj_survives() -> None:
    body = "می‌خواهم این متن را بخوانم و بفهمم که امروز در بندر چه شده است."
    assert of(f"کشتی شبانه دوباره به راه افتاد\n\n{body}").paragraphs == (body,)


@pytest.mark.parametrize(
    ("text", "weather"),
    [("30.1 C", True), ("30.1 °C", True), ("-3°", True), ("Baku +30 °C", True), ("86 °F", True),
     ("30,1 °С", True), ("Baku hits 45 °C", False), ("30", False), ("Vitamin C", False)],
)  # fmt: skip
def test_weather(text: str, weather: bool) -> None:
    assert kinds.is_weather(text) is weather
