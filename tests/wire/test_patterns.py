"""Java's patterns in Python: all of the models compile, mean the same, and take no more than linear time."""

from __future__ import annotations

import itertools
import re
import sys
import time
import unicodedata

import pytest

from bellhop.wire.model import SERVICES, service
from bellhop.wire.patterns import LINEAR, compile_pattern

PATTERNS = sorted(
    {shape["pattern"] for name in SERVICES for shape in service(name).shapes.values() if "pattern" in shape}
)
NAMED = r"^([\p{L}\p{Z}\p{N}_.:/=+\-@]*)$"
DISPLAYED = r"^([\p{L}\p{Z}\p{N}\p{P}\p{M}]*)$"
# Two planes whole, the variation selectors, and a look into the rest (CJK, unassigned, private use).
CHARACTERS = [*range(0x20000), *range(0xE0000, 0xE0200), *range(0x20000, sys.maxunicode + 1, 101)]

# What leads a text deep into a pattern, and runs that it may divide in many ways.
BEGINNINGS = ("", "s3://b/", "a@", "https://", "arn:aws:iam::012345678901:role/", "arn:", "/", "2026-01-01T")
RUNS = ("a", "a/", "/", ".", "a@", " ", "1", "-", "a.", "A", "=")


@pytest.mark.parametrize("pattern", PATTERNS)
def test_every_pattern_of_the_models_compiles(pattern):
    assert compile_pattern(pattern)


@pytest.mark.parametrize(
    ("pattern", "categories", "others"), [(NAMED, "LZN", "_.:/=+-@"), (DISPLAYED, "LZNPM", "")]
)
def test_unicode_categories_are_javas(pattern, categories, others):
    assert pattern in PATTERNS
    allows = compile_pattern(pattern).fullmatch
    for character in map(chr, CHARACTERS):
        expected = unicodedata.category(character)[0] in categories or character in others
        assert bool(allows(character)) == expected, repr(character)


@pytest.mark.parametrize(
    ("pattern", "text", "matches"),
    [
        (r"^[\w.\-]+$", "abc", True),
        (r"^[\w.\-]+$", "ü", False),
        (r"^[\w.\-]+$", "abc\n", False),
        (r"[a-z]+", "abc1", False),
        (r"\d{3}", "١٢٣", False),
        (r"a|ab", "ab", True),
        (r"[\w-\/.@+=,]{1,1017}", "a-b/c", True),
        (r"[\w-\/.@+=,]{1,1017}", "a b", False),
        (r"(?i)all|[0-9]{12}", "ALL", True),
        (r"[\u0020-\uD7FF\uE000-\uFFFD\uD800\uDC00-\uDBFF\uDFFF\t]*", "a\té😀", True),
        (r"[\u0020-\uD7FF\uE000-\uFFFD\uD800\uDC00-\uDBFF\uDFFF\t]*", "a\n", False),
    ],
)
def test_it_means_what_java_means(pattern, text, matches):
    assert (compile_pattern(pattern).fullmatch(text) is not None) is matches


@pytest.mark.parametrize("pattern", sorted(LINEAR))
def test_a_pattern_said_otherwise_matches_the_same(pattern):
    assert pattern in PATTERNS
    original, ours = re.compile(pattern), compile_pattern(pattern)
    texts = ["".join(parts) for count in range(6) for parts in itertools.product("a/@\n\t :", repeat=count)]
    for text in [beginning + text for beginning in ("", "s3://b/", "s3://", "https://") for text in texts]:
        assert bool(original.fullmatch(text)) == bool(ours.fullmatch(text)), repr(text)


@pytest.mark.parametrize("pattern", PATTERNS)
def test_no_text_makes_a_pattern_slow(pattern):
    """A pass over 30,000 characters takes about a millisecond; quadratic time would be many seconds."""
    matches = compile_pattern(pattern).fullmatch
    for beginning, run in itertools.product(BEGINNINGS, RUNS):
        text = f"{beginning}{run * 30_000}//\n"
        before = time.process_time()
        matches(text)
        assert time.process_time() - before < 1, (beginning, run)
