"""Fields of a record that cannot be right."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from dupcheck import Document
from dupcheck.model.span import Span
from faults.base.host import LANGUAGES, Hosts
from faults.base.planted import Injector, Planted
from faults.base.widgets import widgets_of

WHOLE = Span(0, 0)
DATES = (
    ("1900-01-01", None),
    ("0001-01-01T00:00:00", None),
    ("2024-02-31", None),
    ("2024-13-05", None),
    ("1969-12-31", None),
    ("9999-12-31", None),
    ("2 hours ago", None),
    ("yesterday", None),
    ("1899-12-30", None),
    ("2019-04-02", "https://post.example/2024/05/03/story"),
    ("2150-01-01", None),
    ("1982-07-04", None),
)
RELATIVE = {
    "de": ("vor 2 Stunden", "gestern"),
    "fr": ("il y a 2 heures", "hier"),
    "es": ("hace 2 horas", "ayer"),
    "pt": ("há 2 horas", "ontem"),
    "it": ("2 ore fa", "ieri"),
    "nl": ("2 uur geleden", "gisteren"),
    "pl": ("2 godziny temu", "wczoraj"),
    "ru": ("2 часа назад", "вчера"),
    "tr": ("2 saat önce", "dün"),
    "ar": ("قبل ساعتين", "منذ ساعتين"),
    "id": ("2 jam yang lalu", "kemarin"),
    "zh": ("2小时前", "昨天"),
    "ja": ("2時間前", "昨日"),
    "ko": ("2시간 전", "어제"),
}
GENERIC = {
    "en": ("Home", "Untitled", "Untitled Document", "News", "Index"),
    "de": ("Startseite", "Unbenannt", "Aktuelles", "Ohne Titel"),
    "fr": ("Accueil", "Sans titre", "Actualités"),
    "es": ("Inicio", "Sin título", "Noticias"),
    "pt": ("Início", "Sem título", "Notícias"),
    "it": ("Home", "Senza titolo", "Notizie"),
    "nl": ("Home", "Naamloos", "Nieuws"),
    "pl": ("Strona główna", "Bez tytułu", "Aktualności"),
    "ru": ("Главная", "Без названия", "Новости", "Главная страница"),
    "tr": ("Ana Sayfa", "Başlıksız", "Haberler"),
    "ar": ("الرئيسية", "بدون عنوان", "أخبار"),
    "id": ("Beranda", "Tanpa judul", "Berita"),
    "zh": ("首页", "无标题文档", "新闻"),
    "ja": ("ホーム", "無題", "無題ドキュメント", "ニュース"),
    "ko": ("홈", "제목 없음", "뉴스"),
}

SITE = "https://www.nordlicht.example"
REMAINS = ("undefined | Nordlicht", "Index of /archive", "%s - Nordlicht", "null – Nordlicht", "{0} | Nordlicht")
MAX_TITLE = 60  # characters of a wall's first line that is its title; longer ones are its text


def _wall_titles(hosts: Hosts) -> list[str]:
    """What the widgets of walls, which are worded apart from the phrase files, begin with."""
    walls = [*widgets_of("soft-404", hosts.language), *widgets_of("bot-wall", hosts.language)]
    return [it.lines[0] for it in walls if len(it.lines[0]) <= MAX_TITLE and "{" not in it.lines[0]]


def _dates(hosts: Hosts, random: Random) -> Iterator[Planted]:
    relative = tuple((it, None) for it in RELATIVE.get(hosts.language, ()))
    for date, url in (*relative, *DATES):
        text = "\n\n".join(hosts.some(random).paragraphs)
        if date[:4] in text:
            continue
        yield Planted(document=Document(text=text, date=date, url=url), span=WHOLE, strength=date)


def _titles(hosts: Hosts, random: Random) -> Iterator[Planted]:
    """What could stand above any page or stands above a wall, with the site's name too, an address, markup, remains."""
    walls = _wall_titles(hosts)
    for number in range(60):
        host = hosts.some(random)
        text, url = "\n\n".join(host.paragraphs), f"{SITE}/2024/story-12"
        generic = GENERIC[hosts.language]
        match number % 8:
            case 0:
                title = generic[number // 8 % len(generic)]
            case 1:
                title = f"{generic[number // 8 % len(generic)]} {'|–-'[number // 8 % 3]} Nordlicht"
            case 2:
                title = (url, "nordlicht.example")[number // 8 % 2]
            case 3:
                title = (f"{host.title} &amp; more", f"<b>{host.title}</b>", f"{host.title} &#8211; Nordlicht")[
                    number // 8 % 3
                ]
            case 4:
                title = "Nordlicht"
            case 5:
                title = walls[number // 8 % len(walls)]
            case 6:
                title = f"{walls[(number // 8 + 3) % len(walls)]} | Nordlicht"
            case _:
                title = REMAINS[number // 8 % len(REMAINS)]
        if number % 16 > 12:  # a wall or a remain is none of a front page either
            url = f"{SITE}/"
        yield Planted(document=Document(text=text, title=title, url=url), span=WHOLE, strength=title[:40])


INJECTORS = (
    Injector(rule="date-anomaly", languages=LANGUAGES, plant=_dates, limit=16),
    Injector(rule="title-anomaly", languages=LANGUAGES, plant=_titles, limit=40),
)
