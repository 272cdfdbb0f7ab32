"""What a page says of its charset comes before any guess; a broken byte costs its letter."""

import pytest

from caspian.formats.saved_page import decode
from caspian.formats.saved_page.read import NotAnArticle, SavedPage, read

RUSSIAN = (
    "Порт открыли в среду утром после трёх недель ремонта, и первый паром пришёл из Баку с двумя "
    "сотнями пассажиров и сорока грузовиками."
)
JAPANESE = (
    "港は三週間の修理を終えて水曜日の朝に再開し、最初のフェリーが二百人の乗客を乗せて到着した。"
)


def page(text: str, charset: str, *, far: bool = False) -> str:
    """Return a page of one text twice; its charset may be declared below a long script."""
    meta = f'<meta http-equiv="Content-Type" content="text/html; charset={charset}">'
    script = f"<script>{'var a=1;' * 3000}</script>" if far else ""
    return (
        f"<html><head><title>Паром — フェリー 港 ferry returns</title>{script}{meta}</head><body>"
        f"<h1>Ferry returns to the harbour</h1><p>{text}</p><p>{text}</p></body></html>"
    )


def broken(text: str, charset: str = "utf-8") -> SavedPage:
    """Return what is read of a page with a teaser that a program cut inside a letter."""
    data = page(text, charset).encode()
    start = data.index("Порт".encode())
    return read(data[: start + 7] + data[start + 8 :])


def test_a_letter_cut_in_two_costs_that_letter() -> None:
    found = broken(RUSSIAN)
    assert found.paragraphs[0] == RUSSIAN.replace("Порт", "Пор�", 1)
    assert found.paragraphs[1] == RUSSIAN
    assert found.broken_letters == 1


def test_so_it_does_where_nothing_is_declared() -> None:
    assert broken(RUSSIAN, "none-that-is-known").paragraphs[1] == RUSSIAN


def test_a_page_in_english_keeps_its_one_quotation_mark_that_is_whole() -> None:
    text = "The harbour master said: “The water fell again”, and he closed the door behind us all."
    data = page(text, "utf-8").replace("again”", "again@").encode().replace(b"@", b"\x94")
    assert read(data).paragraphs[0] == text.replace("again”", "again�")


def test_control_a_strict_reader_makes_nonsense_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(decode, "_almost", lambda *_, **__: None)
    with pytest.raises(NotAnArticle):
        broken(RUSSIAN)


@pytest.mark.parametrize(
    ("text", "declared", "written"),
    [
        (RUSSIAN, "windows-1251", "cp1251"),
        (RUSSIAN, "koi8-r", "koi8_r"),
        (JAPANESE, "Shift_JIS", "cp932"),
        (JAPANESE, "euc-jp", "euc_jp"),
        ("港口关闭三个星期之后星期三早上重新开放，第一艘渡轮抵达码头。", "gb2312", "gb18030"),
        ("항구는 삼 주 동안의 수리를 마치고 수요일 아침에 다시 열렸다.", "euc-kr", "cp949"),
        ("Gəmi limana çərşənbə günü qayıtdı, hamı sahildə gözləyirdi.", "utf-8", "utf-8"),
    ],
)  # fmt: skip
def test_the_declared_charset_comes_before_a_guess(text: str, declared: str, written: str) -> None:
    data = page(text, declared, far=True).encode(written, "replace")
    assert read(data).paragraphs == (text, text)


def test_a_page_that_declares_the_wrong_one_is_guessed() -> None:
    data = page(RUSSIAN, "utf-8").encode("cp1251", "replace")
    assert read(data).paragraphs == (RUSSIAN, RUSSIAN)


@pytest.mark.parametrize("charset", ["utf-8", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("is_marked", [True, False])
def test_a_mark_or_two_bytes_a_letter_make_no_broken_one_dearer(
    charset: str, is_marked: bool
) -> None:
    mark = "\ufeff".encode(charset) if is_marked else b""
    data = mark + page(RUSSIAN, "utf-8").encode(charset)
    half = "П".encode(charset)[:1]
    if charset != "utf-8":
        # A half of a pair, in the middle; and the last byte was lost.
        half, data = "\ud83d".encode(charset, "surrogatepass"), data[:-1]
    at = data.index("Порт".encode(charset))
    found = read(data[:at] + half + data[at:])
    assert found.paragraphs == (f"�{RUSSIAN}", RUSSIAN)


CONTROLS = ["&#8;", "&#x1;", "&#x1bq", "&#27 ", "&#xFFFE;", "&#65535;"]


@pytest.mark.parametrize("control", CONTROLS)
def test_a_control_written_as_a_number_costs_itself(control: str) -> None:
    text = page(RUSSIAN, "utf-8").replace("Порт", f"{control}Порт").replace("Ferry", f"F{control}")
    assert len(read(text.encode()).paragraphs) == 2
    kept = page(RUSSIAN, "utf-8").replace("Порт", "&#1055;орт&#x1F600;")
    assert read(kept.encode()).paragraphs[0] == RUSSIAN.replace("Порт", "Порт😀", 1)


def test_json_gives_no_half_of_a_letter_and_no_control() -> None:
    said = (
        '{"@type": "NewsArticle", "headline": "Ferry \\ud83d returns to the\\u0000 harbour", '
        '"author": [{"name": "Jane \\udc00Roe\\u0001"}]}'
    )
    script = f'<script type="application/ld+json">{said}</script></head>'
    html = page(RUSSIAN, "utf-8").replace("</head>", script).replace("<h1>", "<h2>")
    found = read(html.replace("<title>Паром — フェリー 港 ferry returns</title>", "").encode())
    assert found.authors == ("Jane Roe",)
    for text in (found.headline, *found.paragraphs, *found.authors):
        assert text.encode().count(b"\x00") == 0
