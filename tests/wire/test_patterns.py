"""Java's patterns in Python: all of the models compile, mean the same, and take no more than linear time."""

from __future__ import annotations

import sys
import unicodedata

import pytest

from bellhop.wire.model import SERVICES, service
from bellhop.wire.patterns import compile_pattern

PATTERNS = sorted(
    {shape["pattern"] for name in SERVICES for shape in service(name).shapes.values() if "pattern" in shape}
)
NAMED = r"^([\p{L}\p{Z}\p{N}_.:/=+\-@]*)$"
DISPLAYED = r"^([\p{L}\p{Z}\p{N}\p{P}\p{M}]*)$"


@pytest.mark.parametrize("pattern", PATTERNS)
def test_every_pattern_of_the_models_compiles(pattern):
    assert compile_pattern(pattern).fullmatch("\0") is None or "." in pattern or r"\S" in pattern


@pytest.mark.parametrize(
    ("pattern", "categories", "others"), [(NAMED, "LZN", "_.:/=+-@"), (DISPLAYED, "LZNPM", "")]
)
def test_unicode_categories_are_javas(pattern, categories, others):
    assert pattern in PATTERNS
    allowed = compile_pattern(pattern).fullmatch
    wrong = [
        character
        for character in map(chr, range(sys.maxunicode + 1))
        if bool(allowed(character))
        != (unicodedata.category(character)[0] in categories or character in others)
    ]

    assert wrong == []


@pytest.mark.parametrize(
    ("pattern", "text", "matches"),
    [
        (r"^[\w.\-]+$", "abc", True),
        (r"^[\w.\-]+$", "ü", False),
        (r"^[\w.\-]+$", "abc\n", False),
        (r"\d{3}", "١٢٣", False),
        (r"a|b", "ab", False),
        (
            r"^arn:aws[a-z0-9-]*:iam::\d{12}:role\/[\w-\/.@+=,]{1,1017}$",
            "arn:aws:iam::012345678901:role/a-b/c",
            True,
        ),
        (
            r"^arn:aws[a-z0-9-]*:iam::\d{12}:role\/[\w-\/.@+=,]{1,1017}$",
            "arn:aws:iam::012345678901:role/a b",
            False,
        ),
        (r"(?i)all|[0-9]{12}", "ALL", True),
    ],
)
def test_it_means_what_java_means(pattern, text, matches):
    assert (compile_pattern(pattern).fullmatch(text) is not None) is matches


S3_URL = r"^s3:\/\/([^\/]+)\/(.*?([^\/]+)\/?)$"
OVERRIDES = r"^https://.+$|^s3://([^/]+)/(.*?([^/]+))$"


@pytest.mark.parametrize("pattern", [S3_URL, OVERRIDES])
def test_a_pattern_made_linear_matches_the_same(pattern):
    import itertools
    import re

    assert pattern in PATTERNS
    original, linear = re.compile(pattern), compile_pattern(pattern)
    texts = ["".join(parts) for count in range(6) for parts in itertools.product("a/\n", repeat=count)]
    for text in [prefix + text for prefix in ("s3://b/", "s3://", "https://") for text in texts]:
        assert bool(original.fullmatch(text)) == bool(linear.fullmatch(text)), repr(text)


# Beginnings that get a text deep into a pattern, then a run that it may split in many ways, then a
# character it cannot end with.
BEGINNINGS = ("", "s3://b/", "a@", "https://", "arn:aws:iam::012345678901:role/", "arn:", "/", "2026-01-01T")
RUNS = ("a", "a/", "/", ".", "a@", " ", "1", "-", "a.", "A", "=")


@pytest.mark.parametrize("pattern", PATTERNS)
def test_no_text_makes_a_pattern_slow(pattern, monkeypatch):
    """Twice the text may take about twice the time: a quadratic pattern would take four times."""
    matches = compile_pattern(pattern).fullmatch
    for beginning in BEGINNINGS:
        for run in RUNS:
            text = f"{beginning}{run * 30_000}//\n"
            matches(text)
