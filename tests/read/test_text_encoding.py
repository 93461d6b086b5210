"""From bytes to text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dupcheck.read.base.declared import find_declared_encoding
from dupcheck.read.base.encoding import DAMAGED_UTF8, decode_text

GERMAN = "Über den Dächern öffnete sich plötzlich ein grünes Fenster, größer als alle anderen. " * 3
SPANISH = "El niño soñó con una montaña de azúcar y despertó en la mañana más fría del año. ¿Quién lo diría? " * 3
FRENCH = "L’été dernier, à l’aube, nous avons traversé la forêt où naît la rivière — déjà presque à sec. " * 3
RUSSIAN = "Старый мельник каждое утро выходил на берег и долго смотрел на тёмную воду. " * 3
POLISH = "Zażółć gęślą jaźń. Ludzie szli na łąkę, żeby odpocząć po ciężkiej pracy, a słońce grzało. " * 3
GREEK = "Το πρωί ο γέρος ψαράς κατέβηκε στο λιμάνι και κοίταξε για πολλή ώρα τη θάλασσα. " * 3
JAPANESE = "駅前の小さな本屋は、雨の日になると、いつも古い地図を窓に並べていた。" * 3
CHINESE = "村口的老槐树下，每天傍晚都有人下棋，输了的人要请大家喝茶。" * 3
KOREAN = "마을 어귀의 오래된 나무 아래에서 저녁마다 사람들이 장기를 두었다. " * 3


@given(st.text())
def test_decode_gives_back_any_text_in_utf8(text: str) -> None:
    expected = text[1:] if text.startswith("\ufeff") else text
    if not text.encode().startswith((b"\xff\xfe", b"\xfe\xff")):
        assert decode_text(text.encode()) == (expected, None)


@given(st.binary(max_size=300))
def test_decode_never_fails(data: bytes) -> None:
    text, _ = decode_text(data)
    text.encode()


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (GERMAN, "cp1252"),
        (SPANISH, "cp1252"),
        (FRENCH, "cp1252"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8-r"),
        (POLISH, "cp1250"),
        (GREEK, "cp1253"),
        (JAPANESE, "cp932"),
        (JAPANESE, "euc_jp"),
        (CHINESE, "gb18030"),
        (CHINESE, "big5"),
        (KOREAN, "cp949"),
    ],
)
def test_decode_detects_undeclared_encoding(text: str, encoding: str) -> None:
    assert decode_text(text.encode(encoding, "ignore")) == (text.encode(encoding, "ignore").decode(encoding), encoding)


@pytest.mark.parametrize("text", ["Café", "naïve", "El año", "Über uns", "smörgås"])
def test_decode_takes_a_single_accent_for_western(text: str) -> None:
    assert decode_text(text.encode("latin-1")) == (text, "cp1252")


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_decode_honours_byte_order_mark(encoding: str) -> None:
    assert decode_text(("\ufeff" + RUSSIAN).encode(encoding)) == (RUSSIAN, encoding)


def test_decode_leaves_utf8_mark_out() -> None:
    assert decode_text(b"\xef\xbb\xbfabc") == ("abc", None)


def test_decode_keeps_damaged_utf8_as_utf8() -> None:
    damaged = RUSSIAN.encode() + b"\xff" + GERMAN.encode() + b"\xc3"
    assert decode_text(damaged) == (RUSSIAN + "\ufffd" + GERMAN + "\ufffd", DAMAGED_UTF8)


def test_decode_follows_declaration() -> None:
    data = "Ţara mea şi oraşul".encode("iso8859-2")
    assert decode_text(data, "iso-8859-2") == ("Ţara mea şi oraşul", "iso8859-2")


@pytest.mark.parametrize("declared", ["utf-8", "no-such-thing", "rot13", "", "utf-16", "base64", "'latin1'"])
def test_decode_survives_wrong_declaration(declared: str) -> None:
    assert decode_text(GERMAN.encode("cp1252"), declared) == (GERMAN, "cp1252")


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        (b'<meta charset="windows-1251">', "windows-1251"),
        (b"<META http-equiv=Content-Type content='text/html; charset=Shift_JIS'>", "Shift_JIS"),
        (b'<?xml version="1.0" encoding="ISO-8859-2"?>', "ISO-8859-2"),
        (b"<p>charset=utf-8</p>", None),
        (b"<meta " * 1000, None),
    ],
)
def test_declared_encoding_is_found(page: bytes, expected: str | None) -> None:
    assert find_declared_encoding(page) == expected
