"""Words of a text in any script, where the tokeniser counts characters of some."""

from __future__ import annotations

TOKENS_OF_WORD = 2  # characters of a Chinese, Japanese or Thai word, near enough for a limit that was set for English


def spaced_words(text: str, tokens: int) -> int:
    """`tokens`, or half of them where the text is of a script without spaces.

    >>> spaced_words("Contact us", 2), spaced_words("联系我们", 4)
    (2, 2)
    """
    return tokens // TOKENS_OF_WORD if tokens > TOKENS_OF_WORD * len(text.split()) else tokens
