"""Parts of a page that are not its article and were taken for text: hidden copies, comments, links, what is inert."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from random import Random

from dupcheck import Document
from dupcheck.model.span import Span
from faults.base.host import LANGUAGES, Host, Hosts
from faults.base.planted import Injector, Planted, in_prose
from faults.base.sentences import sentences_of
from faults.base.web_page import links_of, other_headlines, paragraphs_of, web_page

MAX_TRIES = 200
MIN_TEXTS = 6  # of a language, where two are joined to a longer page; else nothing is left to take from others
LONG = 1500  # characters of a page's text; scripts without spaces say as much in half
HIDDEN = (
    '<div style="display:none">{}</div>',
    "<div hidden><p>{}</p></div>",
    '<div class="print-only" aria-hidden="true"><blockquote>{}</blockquote></div>',
    "<template><p>{}</p></template>",
    '<section style="visibility: hidden; height: 0"><p>{}</p></section>',
    '<div style="color:#333; display: none !important"><p><em>{}</em></p></div>',
)
COMMENTS = (
    '<div id="comments" class="comments-area"><ol class="comment-list">{}</ol></div>',
    '<section class="c-comments"><div class="c-comments__list">{}</div></section>',
    '<div id="disqus_thread"><div>{}</div></div>',
    '<div class="ArticleComments_root__x1"><div>{}</div></div>',
    '<div id="respond"><div class="reader-posts">{}</div></div>',
    '<ul class="commentlist">{}</ul>',
)
INERT = (
    "<template id='dialog'><p>{}</p></template>",
    "<noscript><p>{}</p></noscript>",
    '<video controls src="/v.mp4"><p>{}</p></video>',
    "<noscript><div class='notice'><span>{}</span></div></noscript>",
    '<audio src="/a.mp3">{}</audio>',
    "<object data='/m.swf'><p>{}</p></object>",
)
LISTS = (
    "<div class='latest'><ul>{}</ul></div>",
    "<div class='grid'><div><ul class='teasers'>{}</ul></div></div>",
    "<aside><ol>{}</ol></aside>",
)
QUOTED_WORDS = (20, 48)  # of a passage that is no block of its own
# Enough for a finding; characters without spaces.
COMMENT_WORDS, NOTICE_WORDS, LINK_WORDS, ARTICLE_WORDS = 15, 5, 34, 110


def _page_host(hosts: Hosts, random: Random) -> Host:
    if len(hosts.texts) < MIN_TEXTS:
        return hosts.some(random)
    return hosts.long(random, LONG if hosts.separator else LONG // 2)


def _size(text: str, hosts: Hosts) -> int:
    """The length in words, in characters where no spaces are set."""
    return len(text.split()) if hosts.separator else sum(map(str.isalnum, text))


def _others(hosts: Hosts, random: Random, host: Host, least: int) -> list[str]:
    """Sentences of other texts, of `least` words or more, in random order."""
    text = "\n".join(host.paragraphs)
    found = [it for one in hosts.texts if one != host for para in one.paragraphs for it in sentences_of(para)]
    fit = sorted({it for it in found if it not in text and _size(it, hosts) >= least})
    return random.sample(fit, len(fit))


def _below(text: str, lines: list[str], separator: str = "\n\n") -> tuple[str, Span]:
    """The text with lines below it, and where they stand."""
    added = "\n".join(lines)
    return text + separator + added, Span(len(text) + len(separator), len(text) + len(separator) + len(added))


def _hidden(hosts: Hosts, random: Random) -> Iterator[Planted]:
    """A sentence or two of a paragraph once more, from an element that is not shown."""
    for number in range(MAX_TRIES):
        host = _page_host(hosts, random)
        paragraph = random.choice(host.paragraphs[:-1])  # below the last one it would stand twice in a row
        sentences = sentences_of(paragraph)
        runs = [
            hosts.separator.join(sentences[start:end])
            for start in range(len(sentences))
            for end in range(start + 1, len(sentences) + 1)
            if end - start < len(sentences)
        ]
        runs = [it for it in runs if QUOTED_WORDS[0] <= _size(it, hosts) <= QUOTED_WORDS[1] and it in paragraph]
        if not runs:
            continue
        quoted, page = random.choice(runs), web_page(hosts, host, number)
        wrapped = HIDDEN[number % len(HIDDEN)].format(escape(quoted, quote=False))
        html = page.html(inside=wrapped) if number % 2 else page.html(after=wrapped)
        text, span = _below(page.text, [quoted])
        yield Planted(document=Document(text=text, html=html), span=span, strength=f"{page.shape}, {wrapped[:24]}")


def _commented(hosts: Hosts, random: Random) -> Iterator[Planted]:
    """Some comments below the text, from the container of comments."""
    for number in range(MAX_TRIES):
        host = _page_host(hosts, random)
        said = _others(hosts, random, host, COMMENT_WORDS // 2)[: 2 + number % 4]
        if sum(_size(it, hosts) for it in said) < COMMENT_WORDS + 3:
            continue
        items = "".join(f"<li><p>{escape(it, quote=False)}</p></li>" for it in said)
        page, wrapped = web_page(hosts, host, number), COMMENTS[number % len(COMMENTS)]
        text, span = _below(page.text, said)
        html = page.html(after=wrapped.format(items))
        yield Planted(document=Document(text=text, html=html), span=span, strength=f"{page.shape}, {wrapped[:24]}")


def _inert(hosts: Hosts, random: Random) -> Iterator[Planted]:
    """A sentence below or above the text, from an element of which browsers show nothing."""
    for number in range(MAX_TRIES):
        host = _page_host(hosts, random)
        found = _others(hosts, random, host, NOTICE_WORDS + 3)[:1]
        page, wrapped = web_page(hosts, host, number), INERT[number % len(INERT)]
        if not found:
            continue
        html = page.html(inside=wrapped.format(escape(found[0], quote=False)))
        text, span = _below(page.text, found)
        if number % 3 == 0:
            text, span = f"{found[0]}\n\n{page.text}", Span(0, len(found[0]))
        yield Planted(document=Document(text=text, html=html), span=span, strength=f"{page.shape}, {wrapped[:24]}")


def _linked(hosts: Hosts, random: Random) -> Iterator[Planted]:
    """Headlines of other pages below or above the text, from a list of links."""
    for number in range(MAX_TRIES):
        host = _page_host(hosts, random)
        names: list[str] = []
        for name in other_headlines(hosts, random, host):
            names.append(name)
            if sum(_size(it, hosts) for it in names) >= LINK_WORDS and len(names) >= 4:
                break
        else:
            continue
        page = web_page(hosts, host, number)
        html = page.html(after=LISTS[number % len(LISTS)].format(links_of(names)))
        text, span = _below(page.text, names)
        if number % 4 == 3:
            above = "\n".join(names)
            text, span = f"{above}\n\n{page.text}", Span(0, len(above))
        yield Planted(document=Document(text=text, html=html), span=span, strength=page.shape)


def _second(hosts: Hosts, random: Random) -> Iterator[Planted]:
    """The next article of a page that loads it when the reader reaches the end of the first."""
    for number in range(MAX_TRIES):
        host = _page_host(hosts, random)
        rest = [it for one in hosts.texts for it in one.paragraphs if it not in host.paragraphs]
        title = next(iter(other_headlines(hosts, random, host)), "")
        second: list[str] = []
        for paragraph in random.sample(rest, len(rest)):
            second.append(paragraph)
            if sum(_size(it, hosts) for it in second) >= ARTICLE_WORDS:
                break
        else:
            continue
        tag = ("<article>{}</article>", "<article class='post'>{}</article>")[number % 2]
        heading = ("h1", "h2")[number % 2]
        whole = [tag.format(f"<{heading}>{escape(host.title)}</{heading}>{paragraphs_of(host.paragraphs)}")]
        whole.append(tag.format(f"<{heading}>{escape(title)}</{heading}>{paragraphs_of(second)}"))
        html = f"<html lang={hosts.language}><body><div class='stream'>{''.join(whole)}</div></body></html>"
        body = "\n\n".join(host.paragraphs)
        text, span = _below(f"{host.title}\n\n{body}", [title, *second])
        yield Planted(document=Document(text=text, html=html), span=span, strength=heading)


INJECTORS = (
    Injector(rule="hidden-copy", languages=LANGUAGES, plant=in_prose(_hidden), limit=24),
    Injector(rule="comment-container-included", languages=LANGUAGES, plant=in_prose(_commented), limit=24),
    Injector(rule="inert-text-included", languages=LANGUAGES, plant=in_prose(_inert), limit=24),
    Injector(rule="link-dense", languages=LANGUAGES, plant=in_prose(_linked), limit=20),
    Injector(rule="several-articles", languages=LANGUAGES, plant=in_prose(_second), limit=20),
)
