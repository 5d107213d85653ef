"""Java's regular expressions, as the models write them, in Python's dialect and in linear time."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

# Java's \p{…} inside a class. Python's \w is exactly letters, numbers and "_", which every class of the
# models that names L and N allows too.
SEPARATORS = "\u0020\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
CATEGORY = re.compile(r"\\p\{(\w)\}")
# [\w-\/]: Java reads a plain "-" after a class, Python refuses the range.
SURROGATES = r"\uD800\uDC00-\uDBFF\uDFFF"  # Java's UTF-16 for everything beyond the first plane
DASH_AFTER_CLASS = re.compile(r"(\\[wds])-(?!\])")

# These take quadratic time in Python where the text ends just wrong; the same, said without the repetition
# inside a repetition.
LINEAR = {
    r"^(.+)@(.+)$": r".[^@\n]*@.+",
    r"^s3:\/\/([^\/]+)\/(.*?([^\/]+)\/?)$": r"s3://[^/]+/(?:.*/)?[^/]+/?",
    r"^https://.+$|^s3://([^/]+)/(.*?([^/]+))$": r"https://.+|s3://[^/]+/(?:.*/)?[^/]+",
    r"^[ \t]*[^\x00-\x1F:\x7F]+([ \t]+[^\x00-\x1F:\x7F]+)*[ \t]*$": (
        r"\t*[^\x00-\x1F:\x7F][^\x00-\x08\x0A-\x1F:\x7F]*"
    ),
    r"^[ \t]*[\x20-\x7E]+([ \t]+[\x20-\x7E]+)*[ \t]*$": r"\t*[\x20-\x7E][\t\x20-\x7E]*",
}


@cache
def compile_pattern(pattern: str) -> re.Pattern[str]:
    """The pattern for `fullmatch`, as Java's `matches`: \\w, \\d and \\s are ASCII unless \\p is named."""
    text = LINEAR.get(pattern, pattern).replace(SURROGATES, r"\U00010000-\U0010FFFF")
    unicode = CATEGORY.search(text) is not None
    text = DASH_AFTER_CLASS.sub(r"\1\\-", CATEGORY.sub(lambda found: _category(found[1]), text))
    return re.compile(text, 0 if unicode else re.ASCII)


def _category(letter: str) -> str:
    if letter in "LN":
        return r"\w"
    return SEPARATORS if letter == "Z" else _members(letter)


@cache
def _members(letter: str) -> str:
    """Every character of a general category (P, M, S) as the inside of a class.

    Such characters live in the first two planes and among the variation selectors of plane 14.
    """
    codes = [*range(0x20000), *range(0xE0100, 0xE01F0)]
    return "".join(re.escape(chr(code)) for code in codes if unicodedata.category(chr(code))[0] == letter)
