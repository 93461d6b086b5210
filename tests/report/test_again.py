"""What was told of one document is not told again in full of another."""

from __future__ import annotations

from dataclasses import replace

from dupcheck.model.finding import Finding
from dupcheck.report.base.again import reads_like_primary, told_before


def test_told_before_is_true_for_the_same_words_about_several_documents(doubled_body: Finding) -> None:
    elsewhere = replace(doubled_body.primary, document="other")
    shared = replace(doubled_body, related=(elsewhere,))
    other = replace(shared, message="another message")

    assert [is_told for _, is_told in told_before([shared, other, shared])] == [False, False, True]


def test_told_before_is_false_for_what_lies_in_one_document(doubled_body: Finding) -> None:
    assert [is_told for _, is_told in told_before([doubled_body, doubled_body])] == [False, False]


def test_reads_like_primary_compares_both_ends(doubled_body: Finding) -> None:
    twin = doubled_body.related[0]

    assert reads_like_primary(twin, doubled_body)
    assert not reads_like_primary(replace(twin, tail="another end"), doubled_body)
