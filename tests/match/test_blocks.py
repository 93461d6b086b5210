"""Blocks are learned with the right pages, share and place, whatever the order and the batches."""

from __future__ import annotations

import random
from collections.abc import Sequence

import pytest

from dupcheck.model import batch
from dupcheck.model.document import Document
from dupcheck.model.finding import Severity
from dupcheck.model.report import Block, Report
from dupcheck.model.settings import Settings
from dupcheck.run.check import check

FOOTER = "The Post is written by volunteers.\nIt is printed on Fridays."
SENTENCE = "{} writes about the harbour and its people for the Post and answers every letter on Mondays."
WORDS = [
    f"{left}{right}"
    for left in ("ba", "ke", "li", "mo", "nu", "ra", "so", "ti")
    for right in ("bel", "dor", "fin", "gam")
]
NAMES = ("Ann Tew", "Rob Lunt", "Ida Moss", "Sam Pike", "Joe Farr", "Eve Dunn", "Tom Hale", "Una Birch")


def article(seed: int, paragraphs: int = 8) -> str:
    draw = random.Random(seed)
    return "\n\n".join(" ".join(draw.choices(WORDS, k=20)) for _ in range(paragraphs))


def site(texts: Sequence[str], name: str = "post.example") -> list[Document]:
    return [
        Document(text=text, path=f"{number:03}", url=f"https://{name}/{number}") for number, text in enumerate(texts)
    ]


def judge(documents: list[Document]) -> Report:
    return check(documents, Settings(select=("shared-block",), jobs=1))


def blocks(texts: Sequence[str]) -> list[tuple[str, int, float, str]]:
    return [(row.text, row.pages, row.share, row.position) for row in judge(site(texts)).blocks]


def test_footer_of_two_lines_is_one_block() -> None:
    texts = [article(n) + ("\n\n" + FOOTER if n < 6 else "") for n in range(10)]
    assert blocks(texts) == [(FOOTER, 6, 0.6, "tail")]


def test_head_and_tail_are_told_apart() -> None:
    texts = ["The Harbour Post\n\n" + article(n) + "\n\nPrinted on Fridays" for n in range(4)]
    assert blocks(texts) == [("Printed on Fridays", 4, 1.0, "tail"), ("The Harbour Post", 4, 1.0, "head")]


def test_sentence_inside_half_the_pages_is_learned() -> None:
    inside = SENTENCE.format("Ann Tew")
    texts = [article(n) + (f"\n\n{inside}\n\n" if n < 5 else "\n\n") + article(n + 50) for n in range(10)]
    assert blocks(texts) == [(inside, 5, 0.5, "middle")]


def test_heading_inside_every_page_is_not_learned() -> None:
    assert blocks([article(n) + "\n\nMethod\n\n" + article(n + 50) for n in range(10)]) == []


@pytest.mark.parametrize("pages", [1, 2])
def test_two_pages_are_not_enough(pages: int) -> None:
    assert blocks([article(n) + ("\n\n" + FOOTER if n < pages else "") for n in range(4)]) == []


def test_less_than_a_fifth_is_not_enough() -> None:
    assert blocks([article(n) + ("\n\n" + FOOTER if n < 3 else "") for n in range(20)]) == []


def test_copies_count_as_one_page() -> None:
    assert blocks([article(0) + "\n\n" + FOOTER] * 5 + [article(n) for n in range(1, 5)]) == []


def test_pages_copied_from_another_site_count_on_both() -> None:
    texts = [article(n) + "\n\n" + FOOTER for n in range(4)]
    rows = judge(site(texts, "one.example") + site(texts, "two.example")).blocks
    assert [(row.site, row.pages, row.share) for row in rows] == [("one.example", 4, 1.0), ("two.example", 4, 1.0)]


def test_visits_of_one_address_count_as_one_page() -> None:
    documents = [
        Document(text=article(n) + "\n\n" + FOOTER, path=str(n), url=f"https://post.example/a?utm_source={n}")
        for n in range(5)
    ]
    assert judge(documents).blocks == ()


def test_sites_learn_for_themselves() -> None:
    texts = [article(n) + "\n\n" + FOOTER for n in range(4)]
    assert judge(site(texts[:2], "one.example") + site(texts[2:], "two.example")).blocks == ()


def test_numbers_may_differ() -> None:
    found = blocks([article(n) + f"\n\nNumber {n} of 2024" for n in range(5)])
    assert found == [("Number 0 of 2024", 5, 1.0, "tail")]


def test_near_copies_of_a_long_line_are_one_block() -> None:
    found = blocks([article(n) + "\n\n" + SENTENCE.format(name) for n, name in enumerate(NAMES)])
    assert [(pages, position) for _, pages, _, position in found] == [(8, "tail")]


def test_tail_of_one_line_texts_is_learned() -> None:
    tail = SENTENCE.format("Ann Tew")
    texts = [" ".join(article(n).split()) + " " + tail for n in range(6)]
    assert blocks(texts) == [(tail, 6, 1.0, "tail")]


def test_head_of_one_line_texts_is_learned_in_thai() -> None:
    head = "ข่าวท่าเรือประจำสัปดาห์จากอาสาสมัครของเรา"
    found = blocks([head + " " + " ".join(article(n).split()) for n in range(6)])
    assert found == [(head, 6, 1.0, "head")]


def test_run_of_lines_is_one_finding_across_blank_lines() -> None:
    texts = [article(n) + "\n\nThe Post is written by volunteers.\n\n\nIt is printed on Fridays.\n" for n in range(4)]
    findings = judge(site(texts)).findings
    assert [finding.primary.span.of(texts[n]) for n, finding in enumerate(findings)] == [
        "The Post is written by volunteers.\n\n\nIt is printed on Fridays."
    ] * 4


def test_block_points_to_its_place_in_another_document() -> None:
    texts = [article(n) + "\n\n" + FOOTER for n in range(4)]
    first, second, *_ = judge(site(texts)).findings
    assert (first.related[0].document, second.related[0].document) == (
        "https://post.example/1",
        "https://post.example/0",
    )
    assert first.related[0].span.of(texts[1]) == FOOTER


def test_whole_page_of_html_is_a_note() -> None:
    page = "<html><body><p>{}</p><footer>The Post is written by volunteers.</footer></body></html>"
    documents = [
        Document(
            text=article(n) + "\n\n" + FOOTER,
            path=str(n),
            url=f"https://post.example/{n}",
            html=page,
            text_from_html=True,
        )
        for n in range(4)
    ]
    assert {finding.severity for finding in judge(documents).findings} == {Severity.INFO}


def test_order_and_batches_do_not_matter(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = ["Post\n\n" + article(n) + "\n\n" + SENTENCE.format(NAMES[n % 8]) + "\n" + FOOTER for n in range(12)]
    texts += [" ".join(text.split()) for text in texts[:4]]
    documents = site(texts)
    expected = judge(documents)
    shuffled = list(documents)
    random.Random(7).shuffle(shuffled)
    monkeypatch.setattr(batch, "MAX_BATCH_DOCUMENTS", 3)
    actual = judge(shuffled)
    assert (actual.blocks, actual.findings) == (expected.blocks, expected.findings)


def test_empty_and_blank_texts_share_nothing() -> None:
    assert judge(site(["", "\n\n", "  \n ", "", ""])).blocks == ()


def test_rows_are_sorted() -> None:
    rows = judge(site(["The Harbour Post\n\n" + article(n) + "\n\n" + FOOTER for n in range(4)])).blocks
    assert list(rows) == sorted(rows, key=lambda row: (row.site, -row.pages, row.text))
    assert all(isinstance(row, Block) for row in rows)


TITLES = [" ".join(random.Random(1000 + n).choices(WORDS, k=6)).capitalize() for n in range(200)]


def with_titles(number: int, body: str, *, below: str = FOOTER) -> str:
    titles = TITLES[5 * number : 5 * number + 5]
    return "\n".join(["The Harbour Post", body, "Related stories", *titles, below])


def claimed(texts: Sequence[str]) -> list[str]:
    return [
        "\n".join(
            finding.primary.span.of(texts[n])
            for finding in judge(site(texts)).findings
            if finding.document[-1] == str(n)
        )
        for n in range(len(texts))
    ]


def test_titles_below_a_heading_are_claimed_with_it() -> None:
    texts = [with_titles(n, article(n)) for n in range(8)]
    expected = [text.replace(article(n) + "\n", "") for n, text in enumerate(texts)]
    assert claimed(texts) == expected


def test_list_of_titles_does_not_hide_what_stands_above_it() -> None:
    texts = ["\n".join([article(n), "Share", "Most read", *TITLES[20 * n : 20 * n + 20], FOOTER]) for n in range(8)]
    assert all(text.startswith("Share\nMost read") for text in claimed(texts))


def test_article_of_short_lines_is_no_slot() -> None:
    texts = [
        "\n".join(["The Harbour Post", *TITLES[9 * n : 9 * n + 9], "Share this poem with a friend", FOOTER])
        for n in range(8)
    ]
    assert not any(title in "\n".join(claimed(texts)) for title in TITLES)


def test_paragraphs_between_two_lines_of_every_page_are_no_slot() -> None:
    texts = [
        "\n".join([article(n), "Sign up for our letters", f"{TITLES[n]}.", f"{TITLES[n + 50]}.", FOOTER])
        for n in range(8)
    ]
    assert not any(title in "\n".join(claimed(texts)) for title in TITLES)


def test_words_inside_texts_of_one_line_are_learned() -> None:
    span = "read all about it in the evening edition of the harbour post"
    texts = [" ".join(f"{article(n)} {span} {article(n + 50)}".split()) for n in range(8)]
    assert blocks(texts) == [(span, 8, 1.0, "middle")]


def test_head_and_tail_of_one_line_texts_leave_the_middle_alone() -> None:
    head, tail = SENTENCE.format("Ann Tew"), SENTENCE.format("Rob Lunt")
    texts = [" ".join(f"{head} {article(n)} {tail}".split()) for n in range(6)]
    assert claimed(texts) == [f"{head}\n{tail}"] * 6


def test_one_line_pages_that_are_mostly_boilerplate_keep_their_own_words() -> None:
    menu = " ".join(random.Random(7).choices(WORDS, k=300))
    texts = [" ".join(f"{menu} {article(n, 2)} {menu}".split()) for n in range(6)]
    assert not any(" ".join(article(n, 2).split()) in text for n, text in enumerate(claimed(texts)))


def test_menu_inside_texts_is_learned_whatever_its_order() -> None:
    menu = [
        "Harbour",
        "Fishing boats",
        "Letters to the editor",
        "Weather and tides",
        "Index",
        "Index",
        "Printed archive",
    ]
    texts = [
        "\n".join([article(n, 20), *random.Random(n).sample(menu, len(menu)), article(n + 50, 20)]) for n in range(8)
    ]
    assert all(sorted(text.split("\n")) == sorted(menu) for text in claimed(texts))


@pytest.mark.parametrize("seed", range(4, 9))
def test_paragraphs_that_a_manual_shares_are_its_own_text(seed: int) -> None:
    chance = random.Random(seed)
    options = [f"--option{number}\n{article(900 + number, 1)}" for number in range(16)]
    pages = []
    for number in range(14):
        described = "\n\n".join(chance.sample(options, chance.randrange(1, 14)))
        pages.append(f"{article(number, 2)}\n\n{described}\n\n{article(500 + number, 1)}\n\n{FOOTER}")
    findings = judge(site(pages)).findings
    assert [finding.primary.text for finding in findings] == [FOOTER] * len(pages)
