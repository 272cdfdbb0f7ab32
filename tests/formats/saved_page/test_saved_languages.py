"""Pages of languages without spaces are read, and letters are believed before a theme's word."""

import pytest

from caspian.formats.saved_page.read import read
from tests.formats.saved_page.writing import page_of, read_of

CHINESE = (
    "港口关闭了三个星期，星期三早上重新开放。第一艘渡轮载着两百名乘客从巴库抵达。",
    "港务长说，水位又下降了二十厘米，码头必须加长，否则新船无法靠岸。",
    "渔民们从黎明起就站在防波堤上，有些人还带来了孩子。",
)
JAPANESE = (
    "港は三週間の修理を終えて、水曜日の朝に再開した。最初のフェリーは二百人の乗客を乗せていた。",
    "港長によると、水位はさらに二十センチ下がり、桟橋を延ばさなければならないという。",
)
THAI = (
    "ท่าเรือเปิดอีกครั้งในเช้าวันพุธหลังจากซ่อมแซมเป็นเวลาสามสัปดาห์และเรือเฟอร์รี่ลำแรกมาจากบากู",
    "นายท่ากล่าวว่าระดับน้ำลดลงอีกยี่สิบเซนติเมตรและต้องต่อท่าเทียบเรือให้ยาวขึ้นกว่าเดิม",
)
ARABIC = (
    "أعيد فتح الميناء صباح الأربعاء بعد ثلاثة أسابيع من الإصلاحات، ووصلت أول عبارة من باكو.",
    "وقال مدير الميناء إن منسوب المياه انخفض عشرين سنتيمترا أخرى وإن الرصيف يجب أن يطول.",
)
PERSIAN = (
    "بندر صبح چهارشنبه پس از سه هفته تعمیر دوباره باز شد و نخستین کشتی از باکو رسید.",
    "رئیس بندر گفت که آب بیست سانتی‌متر دیگر پایین رفته است و اسکله باید درازتر شود.",
)


def page(headline: str, paragraphs: tuple[str, ...], html: str = 'lang="en"') -> bytes:
    """Return a page whose theme says what it says."""
    text = "".join(f"<p>{one}</p>" for one in paragraphs)
    return (
        f"<html {html}><head><meta charset=utf-8><title>{headline}</title></head><body><article>"
        f"<h1>{headline}</h1>{text}</article></body></html>"
    ).encode()


@pytest.mark.parametrize(
    ("headline", "paragraphs", "language"),
    [
        ("渡轮重返阿克套港", CHINESE, "zh"),
        ("フェリーがアクタウ港に戻る", JAPANESE, "ja"),
        ("เรือเฟอร์รี่กลับสู่ท่าเรืออักเตา", THAI, "th"),
        ("العبارة تعود إلى ميناء أكتاو", ARABIC, "ar"),
        ("کشتی به بندر آکتائو بازگشت", PERSIAN, "fa"),
    ],
)
def test_every_script_comes_in_whole_and_in_its_language(
    headline: str, paragraphs: tuple[str, ...], language: str
) -> None:
    found = read(page(headline, paragraphs))
    assert (found.headline, found.paragraphs) == (headline, paragraphs)
    assert found.language == language, "and not what the theme says"


def test_so_does_the_text_of_a_page() -> None:
    found = read("\n\n".join(("渡轮重返阿克套港", "2024年7月15日", *CHINESE)).encode())
    assert found.paragraphs == CHINESE
    assert str(found.printed_date) == "2024-07-15"


def test_what_the_page_says_holds_where_the_letters_agree() -> None:
    assert read(page("x العبارة تعود إلى ميناء أكتاو", ARABIC, 'lang="ur"')).language == "ur"
    assert read_of(page_of(lang="az-Latn")).language == "az-Latn"
    assert read_of(page_of(lang="ru")).language is None


def test_the_direction_is_what_the_page_says() -> None:
    assert read(page("کشتی به بندر آکتائو بازگشت", PERSIAN, 'dir="RTL"')).direction == "rtl"
    assert read_of(page_of()).direction is None
