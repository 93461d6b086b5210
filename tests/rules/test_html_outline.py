"""The elements and blocks of a page, on tidy and on hostile HTML."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dupcheck.rules.base.html_marks import ARTICLE, CHROME, COMMENT, HIDDEN, INERT, LINK, NAMED_CHROME
from dupcheck.rules.base.html_outline import Outline, outline_of

PIECES = [
    "<div>",
    "</div>",
    "<p>",
    "<b",
    ">",
    "<!--",
    "-->",
    '"',
    "<script>",
    "</script>",
    "<a href='x'>",
    "text ",
    "&amp;",
]


def marks_of(outline: Outline, text: str) -> int:
    return outline.marks[outline.texts.index(text)]


def test_blocks_are_the_texts_of_elements() -> None:
    outline = outline_of("<p>One <b>bold</b> word<p>Two<br>lines<ul><li>Item</ul>")
    assert outline.texts == ["One bold word", "Two lines", "Item"]


def test_no_block_holds_script_or_style() -> None:
    outline = outline_of("<p>Text<script>if (a < b) '<p>'</script><style>p > b {}</style><svg><text>Icon</text></svg>")
    assert outline.texts == ["Text"]


def test_characters_in_links_are_counted() -> None:
    outline = outline_of('<p>See <a href="/x">this page</a> for more')
    assert outline.link_lengths == [len("this page")]


@pytest.mark.parametrize(
    ("html", "mark"),
    [
        ("<div hidden>Text</div>", HIDDEN),
        ('<div style="color: red; DISPLAY: none">Text</div>', HIDDEN),
        ('<div aria-hidden="true"><p>Text</div>', HIDDEN),
        ("<template>Text</template>", INERT),
        ("<noscript><p>Text</p></noscript>", INERT),
        ('<div id="comments"><p>Text</div>', COMMENT),
        ('<ol class="x commentlist"><li>Text</ol>', COMMENT),
        ("<footer>Text</footer>", CHROME),
        ('<div role="navigation">Text</div>', CHROME),
        ('<div class="sidebar left">Text</div>', NAMED_CHROME),
        ("<article><p>Text</article>", ARTICLE),
    ],
)
def test_text_bears_the_marks_of_the_elements_around_it(html: str, mark: int) -> None:
    outline = outline_of(f"<body><p>Before</p>{html}<p>Behind</p>")
    assert marks_of(outline, "Text") & mark
    assert not (marks_of(outline, "Before") | marks_of(outline, "Behind")) & mark


@pytest.mark.parametrize("name", ["commentary", "recommended", "no-commenting"])
def test_names_that_only_resemble_comments(name: str) -> None:
    assert not marks_of(outline_of(f'<div class="{name}">Text</div>'), "Text") & COMMENT


def test_inline_elements_do_not_mark_by_their_class() -> None:
    assert outline_of('<pre>let x <span class="comment">// note</span></pre>').marks == [0]


def test_descendants_follow_their_element() -> None:
    outline = outline_of("<main><p>One</p><p>Two</p></main><p>Three</p>")
    main = outline.tags.index("main")
    inside = [main <= element < outline.ends[main] for element in outline.elements]
    assert inside == [True, True, False]


def test_a_page_the_parser_refuses_has_no_blocks() -> None:
    assert outline_of("").texts == []


def test_deep_nesting_needs_no_recursion() -> None:
    depth = 50_000
    outline = outline_of("<div>" * depth + "inside" + "</div>" * depth)
    assert outline.texts == ["inside"]
    assert len(outline.tags) > depth


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_any_markup_gives_whole_blocks(html: str) -> None:
    outline = outline_of(html)
    assert all(text and text == " ".join(text.split()) for text in outline.texts)
    assert len(outline.texts) == len(outline.elements) == len(outline.marks) == len(outline.link_lengths)
    assert all(0 <= linked <= len(text) for linked, text in zip(outline.link_lengths, outline.texts, strict=True))
    assert all(number < end <= len(outline.tags) for number, end in enumerate(outline.ends))
    assert all(not marks & LINK for marks in outline.marks)


def test_templates_in_templates_by_the_hundred_thousand_have_no_outline() -> None:
    assert outline_of("<template>" * 100_000 + "<p>Text").texts == []
    assert outline_of("<Template>" * 100_000 + "<p>Text").texts == []


@pytest.mark.parametrize(
    "page", ["<div>" * 100_000 + "<p>Text", "<p></p>" * 200_000 + "<p>Text", "<b>" * 100_000 + "Text"]
)
def test_what_is_deep_or_wide_is_read_to_its_end(page: str) -> None:
    assert outline_of(page).texts[-1:] == ["Text"]


def test_a_tag_with_a_million_attributes_has_no_outline() -> None:
    assert outline_of("<p " + " ".join(f"a{number}" for number in range(1_000_000)) + ">Text").texts == []
