"""Web pages: their text and their fields."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dupcheck.errors import UnreadableError
from dupcheck.model.document import Document, Skipped
from dupcheck.model.settings import Settings
from dupcheck.read import Input, read_documents
from dupcheck.read.base.page import PageFields, read_head, read_page


def read(file: Path, content: bytes | str, settings: Settings | None = None) -> list[Document | Skipped]:
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    return list(read_documents(Input(path=file.name, file=str(file), size=0), settings or Settings()))


PATH = "page.html"


def page(head: str = "", body: str = "") -> str:
    return f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>"


def text_of(body: str) -> str:
    return read_page(page(body=body))[0]


def fields_of(head: str, body: str = "") -> PageFields:
    return read_page(page(head, body))[1]


def test_page_is_one_document_with_its_source(tmp_path: Path) -> None:
    html = page("<title>T</title>", "<p>Words</p>")
    assert read(tmp_path / PATH, html) == [Document(text="Words", path=PATH, title="T", html=html, text_from_html=True)]


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        ("<p>one</p><p>two</p>", ["one", "two"]),
        ("one<br>two", ["one", "two"]),
        ("<div>one<div>two</div></div>", ["one", "two"]),
        ("<ul><li>one</li><li>two</li></ul>", ["one", "two"]),
        ("<p>one <b>two</b>\n three</p>", ["one two three"]),
        ("<h1>Head</h1>text", ["Head", "text"]),
        ("<figure><img alt='no' src=x><figcaption>Caption</figcaption></figure>", ["Caption"]),
        ("<label>Name</label><input value=no><button>Send</button>", ["Name", "Send"]),
        ("<button>A</button><button>B</button>", ["A", "B"]),
        ("<form><h3>Leave a Reply</h3><textarea>no</textarea></form>", ["Leave a Reply"]),
        ("<nav><a href=x>Home</a></nav><footer>Foot</footer>", ["Home", "Foot"]),
        ("<select><option>no</option></select><p>yes</p>", ["yes"]),
        ("<script>no</script><style>no</style><noscript>no</noscript><!-- no --><p>yes</p>", ["yes"]),
        ("<div style='display:none'>hidden</div><p>shown</p>", ["hidden", "shown"]),
        ("a&nbsp;b &lt;c&gt; &eacute;", ["a\xa0b <c> é"]),
    ],
)
def test_visible_text_is_taken_a_line_a_block(body: str, lines: list[str]) -> None:
    assert [line.strip() for line in text_of(body).splitlines() if line.strip()] == lines


def test_table_cells_are_kept_apart() -> None:
    assert text_of("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>").split() == ["a", "b", "c"]


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("<title> A \n title </title>", "A title"),
        ("<title>A | Site</title><meta property='og:title' content='A &amp; B'>", "A & B"),
        (
            "<meta property=og:title content=og><script type='application/ld+json'>"
            '{"@type": "NewsArticle", "headline": "From &quot;LD&quot;"}</script>',
            'From "LD"',
        ),
        ("", "The heading"),
        ("<title></title>", "The heading"),
    ],
)
def test_title_is_headline_og_title_title_or_heading(head: str, title: str) -> None:
    assert fields_of(head, "<h1>The <i>heading</i></h1>").title == title


@pytest.mark.parametrize(
    ("head", "url"),
    [
        ("<link rel=canonical href='https://a.example/1'>", "https://a.example/1"),
        ("<link rel=canonical href='//a.example/1'>", "https://a.example/1"),
        ("<link rel=canonical href='/1'><meta property=og:url content='http://a.example/2'>", "http://a.example/2"),
        ("<link rel=canonical href='/1'>", None),
        ("<link rel=stylesheet href='https://a.example/x.css'>", None),
    ],
)
def test_url_is_the_canonical_one(head: str, url: str | None) -> None:
    assert fields_of(head).url == url


def test_description_date_and_language_are_read() -> None:
    head = (
        '<META NAME="Description" CONTENT=" Deck ">'
        '<meta property="article:published_time" content="2024-05-01">'
        '<meta http-equiv="Content-Language" content="pt-BR">'
    )
    assert fields_of(head) == PageFields(description="Deck", date="2024-05-01", language="pt-BR")


def test_language_is_that_of_the_root_element() -> None:
    assert read_page('<html lang="fr"><p>x</p>')[1].language == "fr"
    assert read_page('<html xml:lang="fr"><p>x</p>')[1].language == "fr"


@pytest.mark.parametrize("head", ["", "<title>T</title><meta name=description content=D>", "<link rel=canonical>"])
def test_head_alone_says_the_same_as_the_page(head: str) -> None:
    html = page(head, "<p>words</p>")
    assert read_head(html) == read_page(html)[1]


def test_declared_encoding_is_honoured(tmp_path: Path) -> None:
    html = page('<meta charset="windows-1251">', "<p>слово</p>")
    (document,) = read(tmp_path / PATH, html.encode("cp1251"))
    assert isinstance(document, Document)
    assert (document.text, document.encoding) == ("слово", "cp1251")


@pytest.mark.parametrize("tag", ["div", "b", "table><tr><td", "ul><li", "span"])
def test_deep_nest_is_read(tag: str) -> None:
    assert text_of(f"<{tag}>" * 100_000 + "bottom").strip() == "bottom"


def test_tag_with_a_million_attributes_is_refused() -> None:
    tag = "<p " + " ".join(f"a{number}" for number in range(1_000_000)) + ">"
    with pytest.raises(UnreadableError, match="more than 20,000 attributes"):
        read_page(tag)


def test_page_of_50_megabytes_is_read() -> None:
    text, _ = read_page("<p>" + "some words of a very long paragraph " * 1_400_000)
    assert len(text) > 50_000_000


def test_nul_bytes_do_not_end_the_text() -> None:
    assert text_of("<p>before\0after</p><p>\0</p>end").split() == ["beforeafter", "end"]


def test_empty_page_is_a_document(tmp_path: Path) -> None:
    assert read(tmp_path / PATH, "") == [Document(text="", path=PATH, html="", text_from_html=True)]


def test_missing_names_fields_of_the_page(tmp_path: Path) -> None:
    settings = Settings(required_fields=("title", "date"))
    (document,) = read(tmp_path / PATH, page("<title>T</title>"), settings)
    assert isinstance(document, Document)
    assert document.missing == ("date",)


FRAGMENTS = st.sampled_from(
    [
        "<p>",
        "</p>",
        "<table>",
        "<tr>",
        "<td>",
        "<svg>",
        "<math>",
        "<template>",
        "<select>",
        "<option>",
        "<form>",
        "<button>",
        "</button>",
        "<title>",
        "<head>",
        "<body>",
        "<frameset>",
        "<!--",
        "-->",
        "<![CDATA[",
        "&#0;",
        "&#xD800;",
        "<a\xa0href='",
        "</script>",
        "{",
        "<ruby>",
        "<noscript>",
        "<meta\xa0name=x\xa0content=y>",
        "<script\xa0type='application/ld+json'>",
    ]
).map(lambda fragment: fragment.replace("\xa0", " "))


@given(st.lists(FRAGMENTS | st.text(max_size=10), max_size=40))
def test_any_soup_of_tags_is_read(parts: list[str]) -> None:
    text, _ = read_page("".join(parts).encode("utf-8", "replace").decode())
    text.encode()
