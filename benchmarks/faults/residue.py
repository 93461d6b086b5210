"""What a page is made of, left in its text: tags, references, scripts, data, templates, a program's nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from random import Random

from dupcheck import Document
from dupcheck.model.span import Span
from faults.base.host import LANGUAGES, Hosts
from faults.base.layouts import Place, blocks, lay, plain
from faults.base.planted import Injector, Planted, in_prose

SCRIPTS = (
    "window.dataLayer = window.dataLayer || []; function gtag(){dataLayer.push(arguments);} gtag('js', new Date());",
    "var _gaq = _gaq || [];\n_gaq.push(['_setAccount', 'UA-12345-6']);\n_gaq.push(['_trackPageview']);",
    "googletag.cmd.push(function() { googletag.display('div-gpt-ad-123-0'); });",
    "(function(d, s, id) { var js, fjs = d.getElementsByTagName(s)[0]; if (d.getElementById(id)) return; })(document);",
    ".share-bar{display:flex;margin:0 auto}.share-bar a{color:#fff;padding:4px 8px}",
    "@media (max-width: 600px) { .hero { display: none; } .menu { width: 100%; } }",
    "$(document).ready(function(){ $('.slider').slick({ dots: true, infinite: false }); });",
    "!function(f,b,e,v,n,t,s){if(f.fbq)return;n=f.fbq=function(){n.callMethod?n.callMethod.apply(n,arguments):"
    "n.queue.push(arguments)};}(window, document,'script','https://connect.facebook.example/en_US/fbevents.js');",
    "#main .post-title { font-size: 24px; line-height: 1.3; }\n#main .post-meta { color: #999; font-size: 12px; }",
    "jQuery(function($) {\n  $('#menu-toggle').on('click', function(e) {\n    e.preventDefault();\n  });\n});",
    "const widget = document.getElementById('poll'); widget.addEventListener('click', () => { fetch('/vote'); });",
    "if (typeof window.OneSignal === 'undefined') { var OneSignal = window.OneSignal || []; OneSignal.push([]); }",
)
BLOBS = (
    '{"@context":"https://schema.org","@type":"NewsArticle","headline":"A bridge","datePublished":"2024-05-03",'
    '"author":{"@type":"Person","name":"Anna Berg"}}',
    'window.__INITIAL_STATE__ = {"user":null,"article":{"id":48,"title":"A bridge","tags":["river","town"]}};',
    '{"props":{"pageProps":{"story":{"__typename":"Story","id":"a1b2","slug":"a-bridge"}}},"page":"/story"}',
    '[{"id":1,"name":"Home","url":"/"},{"id":2,"name":"News","url":"/news"},{"id":3,"name":"Sport","url":"/sport"}]',
    '{"config": {"locale": "en_GB", "ads": true, "refresh": 300, "slots": ["top", "side"], "debug": false}}',
    'var utag_data = {"page_type":"article","section":"local","author":"aberg","word_count":"640","premium":"0"};',
    "2024-05-03T10:42:00Z\nhttps://cdn.post.example/images/bridge-1200x800.jpg\nThe Harbour Post\n"
    "2024-05-03T11:02:10Z\nhttps://cdn.post.example/images/logo.png",
)
TAGS: tuple[Callable[[str], tuple[str, str]], ...] = (
    lambda words: (f'<a href="https://post.example/a">{words}</a>', "a link"),
    lambda words: (f"<strong>{words}</strong>", "strong"),
    lambda words: (f'<p class="lead">{words}</p>', "a paragraph"),
    lambda words: (f'<span style="font-weight: 400;">{words}</span>', "a span"),
    lambda words: (f'<img src="/i/bridge.jpg" alt="" width="600" /> {words}', "a picture"),
    lambda words: (f"{words}<br /><br />", "breaks"),
    lambda words: (f'<div id="ad-1"></div>{words}', "a container"),
    lambda words: (f'<iframe src="https://video.example/embed/1"></iframe> {words}', "a frame"),
    lambda words: (f"<ul><li>{words}</li></ul>", "a list"),
    lambda words: (f"<em>{words}</em>", "em"),
)
REFERENCES = (
    "&nbsp;",
    "&amp;",
    "&#39;",
    "&quot;",
    "&amp;#8217;",
    "&rsquo;",
    "&#8220;",
    "&amp;nbsp;",
    "&hellip;",
    "&#x27;",
)
TEMPLATES = (
    "{{ article.title }}",
    "{% if user.is_authenticated %}",
    "<%= post.name %>",
    "${article.author}",
    '[caption id="attachment_12" align="alignnone" width="600"]',
    "[/et_pb_text][/et_pb_column]",
    '[vc_row][vc_column width="1/2"]',
    '[gallery ids="11,12,13"]',
    "*|FNAME|*",
    "##FIRSTNAME##",
    "[[+pagetitle]]",
    '[contact-form-7 id="42" title="Contact"]',
    "%%unsubscribe%%",
    '[embed width="500"]https://video.example/1[/embed]',
    "{{#each items}}",
    "[/url]",
)
NOTHING = ("undefined", "NaN", "null", "[object Object]", "Invalid Date", "1970-01-01", "undefined undefined", "None")
INSIDE = ("By undefined", "Posted on undefined", "Published: Invalid Date", "undefined min read", "NaN comments")


def _lines(hosts: Hosts, random: Random, texts: tuple[str, ...]) -> Iterator[Planted]:
    """Each of these texts at the head, in the middle and at the end of a text."""
    for number in range(4 * len(texts)):
        place = (Place.MIDDLE, Place.TAIL, Place.HEAD)[number % 3]
        lines = texts[number % len(texts)].split("\n")
        laid = lay((blocks, plain)[number % 2], hosts.some(random).paragraphs, lines, place)
        yield Planted(document=Document(text=laid.text), span=laid.span, strength=f"{lines[0][:24]} at the {place}")


def _scripts(hosts: Hosts, random: Random) -> Iterator[Planted]:
    yield from _lines(hosts, random, SCRIPTS)


def _blobs(hosts: Hosts, random: Random) -> Iterator[Planted]:
    yield from _lines(hosts, random, BLOBS)


@dataclass(frozen=True, slots=True)
class _Cut:
    """A text's paragraphs, the number of one of them, and this one in three: in the middle stand some words."""

    paragraphs: tuple[str, ...]
    place: int
    before: str
    words: str
    after: str


def _within(hosts: Hosts, random: Random) -> _Cut:
    """A text that is cut inside a paragraph."""
    paragraphs = hosts.some(random).paragraphs
    place = random.randrange(len(paragraphs))
    if hosts.separator:
        words = paragraphs[place].split()
        cut = len(words) // 2
        parts = words[:cut], words[cut : cut + 3], words[cut + 3 :]
        return _Cut(paragraphs, place, " ".join(parts[0]) + " ", " ".join(parts[1]), " " + " ".join(parts[2]))
    text = paragraphs[place]
    cut = len(text) // 2
    return _Cut(paragraphs, place, text[:cut], text[cut : cut + 4], text[cut + 4 :])


def _inside(number: int, made: str, said: str, cut: _Cut) -> Planted:
    """The text with `made` in place of the words."""
    separator = ("\n\n", "\n", " ")[number % 3]
    head = separator.join([*cut.paragraphs[: cut.place], ""]) if cut.place else ""
    changed = f"{cut.before}{made}{cut.after}"
    text = separator.join([*cut.paragraphs[: cut.place], changed, *cut.paragraphs[cut.place + 1 :]])
    start = len(head) + len(cut.before)
    return Planted(document=Document(text=text), span=Span(start, start + len(made)), strength=said)


def _tags(hosts: Hosts, random: Random) -> Iterator[Planted]:
    """Tags around some words of a text."""
    for number in range(4 * len(TAGS)):
        cut = _within(hosts, random)
        made, said = TAGS[number % len(TAGS)](cut.words)
        yield _inside(number, made, said, cut)


def _references(hosts: Hosts, random: Random) -> Iterator[Planted]:
    """A reference where a space or a quotation mark would be."""
    for number in range(4 * len(REFERENCES)):
        cut = _within(hosts, random)
        reference = REFERENCES[number % len(REFERENCES)]
        made = f"{reference}{cut.words}" if number % 2 else f"{reference}{cut.words}{reference}"
        yield _inside(number, made, reference, cut)


def _templates(hosts: Hosts, random: Random) -> Iterator[Planted]:
    """A tag of a template on a line of its own, or inside one where that is its place."""
    for number in range(3 * len(TEMPLATES)):
        tag = TEMPLATES[number % len(TEMPLATES)]
        if number % 2 and "$" not in tag:
            cut = _within(hosts, random)
            yield _inside(number, f"{tag}{cut.words}", f"{tag} inside a line", cut)
        else:
            place = (Place.MIDDLE, Place.TAIL, Place.HEAD)[number % 3]
            laid = lay(blocks, hosts.some(random).paragraphs, [tag], place)
            yield Planted(document=Document(text=laid.text), span=laid.span, strength=f"{tag} at the {place}")


def _nothing(hosts: Hosts, random: Random) -> Iterator[Planted]:
    """The word on a line of its own, in a byline, and in a field."""
    for number in range(40):
        host = hosts.some(random)
        match number % 4:
            case 0 | 1:
                word = (
                    NOTHING[number // 4 % len(NOTHING)]
                    if number % 4 == 0
                    else NOTHING[(number // 4 + 3) % len(NOTHING)]
                )
                place = Place.HEAD if word == "None" else (Place.MIDDLE, Place.TAIL, Place.HEAD)[number % 3]
                laid = lay((blocks, plain)[number % 2], host.paragraphs, [word], place)
                yield Planted(document=Document(text=laid.text), span=laid.span, strength=f"{word} at the {place}")
            case 2:
                line = INSIDE[number // 4 % len(INSIDE)]
                laid = lay(blocks, host.paragraphs, [line], Place.HEAD)
                yield Planted(document=Document(text=laid.text), span=laid.span, strength=f"{line} at the head")
            case _:
                text = "\n\n".join(host.paragraphs)
                title, date = (("undefined", None), (None, "Invalid Date"), ("null", None), (None, "1970-01-01"))[
                    number // 4 % 4
                ]
                yield Planted(document=Document(text=text, title=title, date=date), span=Span(0, 0), strength="a field")


INJECTORS = (
    Injector(rule="html-tags", languages=LANGUAGES, plant=in_prose(_tags), limit=20),
    Injector(rule="html-entities", languages=LANGUAGES, plant=in_prose(_references), limit=20),
    Injector(rule="script-or-css", languages=LANGUAGES, plant=in_prose(_scripts), limit=24),
    Injector(rule="json-blob", languages=LANGUAGES, plant=in_prose(_blobs), limit=21),
    Injector(rule="template-tags", languages=LANGUAGES, plant=in_prose(_templates), limit=32),
    Injector(rule="null-literals", languages=LANGUAGES, plant=in_prose(_nothing), limit=32),
)
