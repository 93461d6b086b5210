"""Lines that stand on many sites are learned on sites of one page, and nowhere else."""

from __future__ import annotations

import random

import dupcheck
from dupcheck import Document, Report, Settings
from dupcheck.model.finding import Confidence

CHROME = ["Read this next", "Follow us on the networks", "Terms and privacy"]
WORDS = [left + right for left in ("ba", "ke", "li", "mo", "nu", "ra") for right in ("bel", "dor", "fin", "gam")]


def page(number: int, chrome: list[str], *, prices: bool = False) -> Document:
    draw = random.Random(number)
    body = [" ".join(draw.choices(WORDS, k=20)) for _ in range(5)]
    body += [f"{draw.randrange(100)} 00", f"{draw.randrange(100)}"] if prices else []
    text = "\n".join([*body, *chrome])
    return Document(text=text, path=f"{number:02}", url=f"https://site{number}.example/a")


def judged(documents: list[Document]) -> Report:
    return dupcheck.check(documents, Settings(select=("shared-block",), jobs=1))


def test_lines_of_four_sites_are_learned_with_low_confidence() -> None:
    findings = judged([page(number, CHROME) for number in range(4)]).findings
    assert [finding.primary.text for finding in findings] == ["\n".join(CHROME)] * 4
    assert {finding.confidence for finding in findings} == {Confidence.LOW}
    assert {finding.measures["sites"] for finding in findings} == {4}


def test_lines_of_three_sites_are_chance() -> None:
    assert judged([page(number, CHROME) for number in range(3)]).findings == ()


def test_single_line_may_be_a_heading() -> None:
    assert judged([page(number, CHROME[:1]) for number in range(6)]).findings == ()


def test_lines_inside_the_text_are_left_alone() -> None:
    around = [page(number, [*CHROME, f"And so it ended well for {WORDS[number]} at last"]) for number in range(6)]
    headed = [
        Document(text=f"{WORDS[n]} begins\n{one.text}", path=one.path, url=one.url) for n, one in enumerate(around)
    ]
    assert judged(headed).findings == ()


def test_numbers_are_no_lines_of_many_sites() -> None:
    assert judged([page(number, [], prices=True) for number in range(6)]).findings == ()


def test_article_copied_to_many_sites_is_not_boilerplate() -> None:
    copies = [Document(text=page(1, []).text, path=str(n), url=f"https://site{n}.example/a") for n in range(6)]
    assert judged(copies).findings == ()
