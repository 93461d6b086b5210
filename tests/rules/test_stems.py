"""Lines that say what a phrase says in other words."""

from __future__ import annotations

import pytest

from dupcheck import Settings, check_text
from dupcheck.model.finding import Severity
from dupcheck.rules.base.phrase_file import WORDS, Kind, phrases_of
from dupcheck.rules.base.registry import all_rules

PROSE = (
    "The mill at Corrow has ground no flour since the war, but its wheel turned again last Sunday for twenty minutes.",
    "The wheel was rebuilt by pupils of the village school, who measured the old spokes from a photograph.",
)


def fired(text: str) -> set[str]:
    return {finding.rule for finding in check_text(text)}


@pytest.mark.parametrize(
    ("rule", "line"),
    [
        ("comment-widget", "Why not leave us a quick comment?"),
        ("comment-system-notice", "Without JavaScript the comments, which Disqus keeps, are not enabled here."),
        ("newsletter-signup", "Get the whole mailing list treatment: join us"),
        ("feed-footer", "What you read was posted first on Nordlicht."),
    ],
)
def test_stems_tell_a_line_at_the_end(rule: str, line: str) -> None:
    assert rule in fired("\n\n".join([*PROSE, line]))


@pytest.mark.parametrize("rule", ["comment-widget", "newsletter-signup", "cookie-banner", "feed-footer", "share-bar"])
def test_stems_are_silent_in_prose(rule: str) -> None:
    text = "She would neither comment on the cookies nor share the recipe, and the newsletter first printed a denial."
    assert rule not in fired("\n\n".join([*PROSE, text]))


def test_stems_begin_words() -> None:
    assert "cookie-banner" not in fired("\n\n".join([*PROSE, "A rookie because of whom we muse and accept a page."]))


def test_stems_have_words_that_say_where_to_look_or_short_pages() -> None:
    whole_pages = {"bot-wall", "soft-404", "server-error-text"}
    with_stems = {name for name in all_rules() if any(it.kind is Kind.STEMS for it in phrases_of(name))}
    with_words = {name for name in all_rules() if any(it.kind in WORDS for it in phrases_of(name))}
    assert with_stems - with_words == whole_pages


def test_stems_that_no_page_was_seen_to_use_give_a_note_at_most() -> None:
    seen = "\n\n".join([*PROSE, "We set cookies so that your device counts as one visitor. Accept or decline."])
    unseen = "\n\n".join([*PROSE, "Onze cookies gebruiken wij voor een betere ervaring. Akkoord of weigeren."])
    (told,), (noted,) = (check_text(text, Settings(select=("cookie-banner",))) for text in (seen, unseen))
    assert (told.severity, noted.severity) == (Severity.WARNING, Severity.INFO)
