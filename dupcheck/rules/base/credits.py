"""How the credit of a picture looks at the end of its caption."""

from __future__ import annotations

from dupcheck.rules.base.patterns import pattern

# A credit at the line's end, or a label anywhere: alternatives of fixed words, then one bounded class: linear.
_AGENCY = (
    r"\b(?:Getty(?: Images)?|AFP|AP(?: Photo)?|Associated Press|Reuters|REUTERS|EPA(?:-EFE)?|EFE|dpa|DPA|ANSA|Lusa"
    r"|[Ii]mago|[Pp]icture [Aa]lliance|PA(?: Media| Wire)?|Shutterstock|iStock|Unsplash|Pexels|Alamy|Keystone"
    r"|Bloomberg|NASA|TASS|ТАСС|РИА Новости|Xinhua|新华社|新華社|共同社?|時事|Ritzau Scanpix|TT|NTB|ČTK|PAP|Belga"
    r"|Agência Brasil)\b"
)
_LABEL = (
    r"\b(?:Photo(?:graph)?(?:s| credit)?|Image(?: credit)?|Picture|Credit|Courtesy|Fotos?|Fotografía|Bild(?:er)?|Imagen"
    r"|Crédits?(?: photo)?|Immagine|Crediti|Фото|Зображення|Zdjęcie|Fot\.|Kép|Kuva|Fotoğraf|Gambar|Ảnh) ?(?:by\b|[:/©])"
    r"|(?:写真|写真提供|图|圖|图片|사진|صورة|תצלום) ?[:：=/]|[©Ⓒ]"
)
CREDIT = pattern(
    rf"[\[(（][^\])）\n]{{0,60}}{_AGENCY}[^\])）\n]{{0,40}}[\])）]\W{{0,2}}$"
    rf"|(?:[/|©–—]|\. )\s?[^.\n]{{0,40}}{_AGENCY}\W{{0,2}}$|{_LABEL}"
)
