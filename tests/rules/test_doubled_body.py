"""Bodies that stand twice or more, in every shape an extractor leaves them, and texts that only look like it."""

from __future__ import annotations

import random
import re
import textwrap
from pathlib import Path

import pytest

from dupcheck import Finding, Settings, check_text, tokenize
from dupcheck.model.finding import Confidence

CLEAN = Path(__file__).parents[2] / "corpora" / "clean"
SETTINGS = Settings(select=("DUP",))

CHINESE = """山脚下的旧茶厂上个月重新开了门。厂房闲置了十二年，屋顶漏雨，院子里长满了竹子。
三位返乡的年轻人租下这里，先修好水槽和烤炉，再请老师傅回来教他们看火候。
第一批茶只有四十斤，装在纸袋里，由村里的孩子画上不同的鸟。集市那天不到中午就卖完了。
镇上的小学打算每学期带学生来一次，看叶子怎样从枝头走到杯子里。"""
THAI = """ตลาดน้ำเก่าแก่ริมคลองกลับมาคึกคักอีกครั้งหลังจากปิดซ่อมแซมนานสองปี
แม่ค้าพายเรือขายขนมครก ผลไม้ และกาแฟโบราณตั้งแต่เช้ามืด นักท่องเที่ยวยืนรอบนสะพานไม้ที่เพิ่งสร้างใหม่
ชาวบ้านช่วยกันปลูกต้นลำพูตามริมฝั่งเพื่อให้หิ่งห้อยกลับมาในฤดูฝน
ครูโรงเรียนวัดพาเด็ก ๆ มาวาดภาพเรือและจดชื่อปลาที่เห็นในน้ำ"""


def body_of(language: str) -> str:
    written = {"zh": CHINESE, "th": THAI}
    if language in written:
        return written[language]
    return (CLEAN / f"news-{language}.txt").read_text("utf-8").strip()


def findings_of(text: str) -> list[Finding]:
    return check_text(text, SETTINGS)


def only_finding(text: str) -> Finding:
    findings = findings_of(text)
    assert [finding.rule for finding in findings] == ["doubled-body"]
    assert findings[0].severity == "error"
    return findings[0]


def fixed(text: str, finding: Finding) -> str:
    assert finding.fix
    for edit in sorted(finding.fix.edits, key=lambda edit: edit.span, reverse=True):
        text = text[: edit.span.start] + edit.replacement + text[edit.span.end :]
    return text


def words_of(language: str, count: int, seed: int) -> str:
    """Other words that share no run with the body."""
    words = re.findall(r"\w+", body_of(language))
    draw = random.Random(seed)
    if language in ("zh", "ja", "th"):
        return "".join(draw.choice("".join(words)) for _ in range(count))
    return " ".join(draw.choice(words) for _ in range(count)) + "."


LANGUAGES = ["en", "de", "fr", "es", "ru", "ar", "ja", "zh", "th"]
in_every_language = pytest.mark.parametrize("language", LANGUAGES)


@in_every_language
@pytest.mark.parametrize("copies", [2, 3, 4, 5])
@pytest.mark.parametrize("separator", ["\n", "\n\n", " "])
def test_copies_in_a_row(language: str, copies: int, separator: str) -> None:
    body = body_of(language)
    text = separator.join([body] * copies)
    finding = only_finding(text)
    assert body == finding.primary.span.of(text)
    assert [body] * (copies - 1) == [place.span.of(text) for place in finding.related]
    assert len(body) + len(separator) == finding.primary.span.start
    assert finding.measures["copies"] == copies
    assert body == fixed(text, finding)
    assert findings_of(fixed(text, finding)) == []


@in_every_language
def test_copies_with_other_words_between(language: str) -> None:
    body, between = body_of(language), words_of(language, 100, seed=4)
    text = f"{body}\n\n{between}\n\n{body}\n"
    finding = only_finding(text)
    assert body == finding.primary.span.of(text) == finding.related[0].span.of(text)
    assert fixed(text, finding).strip() == f"{body}\n\n{between}"
    assert findings_of(fixed(text, finding)) == []


@in_every_language
def test_copies_on_one_line(language: str) -> None:
    body = " ".join(body_of(language).split())
    text = f"{body} {body}"
    finding = only_finding(text)
    assert body == finding.primary.span.of(text)
    assert body == fixed(text, finding)


@in_every_language
def test_copies_below_byline_and_caption(language: str) -> None:
    body = body_of(language)
    head = "By Ada Quill\n12 May 2023\nThe harbour at dawn\nPhoto: Ivo Lindqvist\n\n"
    text = f"{head}{body}\n\n{body}"
    finding = only_finding(text)
    assert body == finding.primary.span.of(text) == finding.related[0].span.of(text)
    assert head + body == fixed(text, finding)


@in_every_language
def test_paragraph_by_paragraph(language: str) -> None:
    paragraphs = [line for line in body_of(language).splitlines() if len(tokenize(line)) > 20]
    text = "\n\n".join(f"{paragraph}\n\n{paragraph}" for paragraph in paragraphs)
    finding = only_finding(text)
    assert paragraphs[0] == finding.primary.span.of(text) == finding.related[0].span.of(text)
    assert fixed(text, finding) == "\n\n".join(paragraphs)
    assert findings_of(fixed(text, finding)) == []


@in_every_language
@pytest.mark.parametrize("between", ["", "\n\nShort note here"], ids=["in-a-row", "apart"])
def test_line_before_that_ends_like_the_body(language: str, between: str) -> None:
    body = body_of(language)
    last = tokenize(body)[-1][1]
    head = f"Some other words {body[last:]}"
    text = f"{head}\n{body}{between}{between and ' '}{between and body[last:]}\n{body}"
    finding = only_finding(text)
    assert body == finding.primary.span.of(text) == finding.related[0].span.of(text)


@pytest.mark.parametrize("language", ["en", "de", "ru", "ar"])
@pytest.mark.parametrize("width", [40, 60, 100])
def test_second_copy_in_other_lines(language: str, width: int) -> None:
    body = body_of(language)
    second = "\n".join(textwrap.fill(line, width) for line in body.splitlines())
    text = f"{body}\n\n{second}"
    finding = only_finding(text)
    assert second == finding.primary.span.of(text)
    assert body == fixed(text, finding)
    assert finding.fix is not None
    assert finding.fix.safe


def with_words_changed(body: str, places: set[int]) -> str:
    number = -1

    def change(match: re.Match[str]) -> str:
        nonlocal number
        number += 1
        return f"qu{number}x" if number in places else match[0]

    return re.sub(r"\w+", change, body)


@pytest.mark.parametrize("language", ["en", "de", "fr", "es", "ru", "ar"])
@pytest.mark.parametrize("start", [0, 3, 9])
def test_every_tenth_word_changed(language: str, start: int) -> None:
    body = body_of(language)
    second = with_words_changed(body, set(range(start, 2000, 10)))
    text = f"{body}\n\n{second}"
    finding = only_finding(text)
    assert second == finding.primary.span.of(text)
    assert body == finding.related[0].span.of(text)
    assert finding.fix is not None
    assert not finding.fix.safe


@pytest.mark.parametrize("language", ["en", "de", "fr", "ru", "ar"])
@pytest.mark.parametrize("seed", range(4))
def test_every_tenth_word_changed_at_random(language: str, seed: int) -> None:
    body = body_of(language)
    draw = random.Random(seed)
    second = with_words_changed(body, {at for at in range(2000) if draw.random() < 0.1})
    text = f"{body}\n\n{second}"
    finding = only_finding(text)
    assert finding.primary.span.overlap(finding.primary.span) > 0.8 * len(second)
    assert finding.primary.span.start >= len(body)


def sentences_of(language: str) -> list[str]:
    return re.split(r"(?<=[.!?。؟])\s*", " ".join(body_of(language).split("\n")[1:]).strip())


@pytest.mark.parametrize("language", ["en", "de", "fr", "ru", "ar", "ja"])
@pytest.mark.parametrize("seed", range(3))
def test_sentence_missing_or_added_here_and_there(language: str, seed: int) -> None:
    draw = random.Random(seed)
    sentences = [sentence for sentence in sentences_of(language) if sentence]
    second = list(sentences)
    del second[draw.randrange(2, len(second) - 2)]
    second.insert(draw.randrange(2, len(second) - 2), words_of(language, 14, seed))
    one, other = " ".join(sentences), " ".join(second)
    text = f"{one}\n\n{other}"
    finding = only_finding(text)
    assert len(one) + 2 == finding.primary.span.start
    assert other == finding.primary.span.of(text)


def test_four_copies_of_which_one_is_edited() -> None:
    body = body_of("en")
    text = "\n\n".join([body, body, with_words_changed(body, {40}), body])
    finding = only_finding(text)
    assert body == finding.primary.span.of(text)
    assert finding.measures["copies"] == 4
    assert body == fixed(text, finding)


def test_copies_of_a_short_body() -> None:
    body = " ".join(f"word{number}" for number in range(61)) + "."
    assert body == fixed(f"{body}\n{body}", only_finding(f"{body}\n{body}"))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "word",
        "One two three four five six seven eight. " * 2,
        "\n".join(["La la la, the river runs", "Hey ho, the river runs home"] * 20),
        "\n\n".join(
            f"Q: What is the colour of box {n}?\nA: Box {n} is {['red', 'green', 'blue'][n % 3]}." for n in range(40)
        ),
        "\n".join(f"Washer M{n}, zinc plated, box of 100, in stock\t{n * 13 % 97}.{n % 10}0 EUR" for n in range(60)),
    ],
    ids=["empty", "word", "sentence-twice", "refrain", "questions", "price-table"],
)
def test_other_repetition_is_no_doubled_body(text: str) -> None:
    assert [finding for finding in findings_of(text) if finding.rule == "doubled-body"] == []


def test_form_filled_in_three_times_is_no_doubled_body() -> None:
    form = (
        "Applicant: {name}\nThe applicant asks the parish council for leave to keep bees on plot {plot}.\n"
        "The hives stand at least six metres from any path and face away from the neighbouring gardens.\n"
        "A bucket of water is kept within reach, and the council is told within a week of any swarm.\n"
        "Signed on {day} in the presence of the clerk.\n"
    )
    people = [("Ida Moss", "seven", "Monday"), ("Piet Janssen", "twelve", "Friday"), ("Rosa Lund", "forty", "Sunday")]
    text = "\n".join(form.format(name=name, plot=plot, day=day) for name, plot, day in people)
    assert [finding for finding in findings_of(text) if finding.rule == "doubled-body"] == []


@pytest.mark.parametrize("path", sorted(CLEAN.glob("*.txt")), ids=lambda path: path.name)
def test_clean_texts_hold_no_repeat(path: Path) -> None:
    assert [finding for finding in findings_of(path.read_text("utf-8")) if finding.severity == "error"] == []


@pytest.mark.parametrize("seed", range(5))
def test_list_that_repeats_its_own_phrases_stands_twice(seed: int) -> None:
    draw = random.Random(seed)
    entries = [
        f"* {draw.choice(('Fix', 'Add', 'Drop'))} the {draw.choice(('reader', 'writer'))} of the format, see the "
        f"full list of changes at https://code.example/changes/{draw.randrange(10**6)}"
        for _ in range(40)
    ]
    log = "\n".join(entries)
    (finding,) = check_text(f"{log}\n\n{log}\n", Settings(select=("doubled-body",)))
    assert (finding.confidence, finding.measures["copies"]) == (Confidence.HIGH, 2)
    assert finding.measures["share"] == 0.5
