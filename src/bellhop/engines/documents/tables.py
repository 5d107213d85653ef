"""Documents of the accounts, their versions, what is attached to them, who shares them, who reviewed them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, cast

from bellhop.kernel.tags import TAGS
from bellhop.store import Change, Query, Table, bind


@dataclass(slots=True)
class Head:
    """A document whatever its version; `facts` are those of its default version that lists show.

    `newest` is the number of its latest version, `counter` the last that was given away, `count` how many
    there are.
    Review: `approved` and `pending` are numbers of versions, 0 for none.
    """

    name: str
    kind: str
    created: float
    author: str
    default: int = 1
    newest: int = 1
    counter: int = 1
    count: int = 1
    requires: list[dict[str, Any]] = field(default_factory=list[dict[str, Any]])
    facts: dict[str, Any] = field(default_factory=dict[str, Any])
    approved: int = 0
    pending: int = 0


@dataclass(slots=True)
class Version:
    """One version of a document: `text` as it was handed in, `parsed` what a YAML text holds, else None."""

    name: str
    number: int
    text: str
    parsed: dict[str, Any] | None
    form: str
    hash: str
    created: float
    schema_version: str
    description: str
    platform_types: list[str]
    version_name: str = ""
    display_name: str = ""
    target_type: str = ""
    status: str = "Active"
    status_information: str = ""
    review_status: str = ""
    reviewed: float = 0.0
    reviewer: str = ""
    review_author: str = ""

    def facts(self) -> dict[str, Any]:
        """What lists show of a document's default version."""
        return {
            "version_name": self.version_name,
            "display_name": self.display_name,
            "platform_types": self.platform_types,
            "schema_version": self.schema_version,
            "form": self.form,
            "target_type": self.target_type,
            "review_status": self.review_status,
        }


@dataclass(slots=True)
class Attachment:
    """A file of a version; its link holds `word`."""

    name: str
    number: int
    file: str
    word: str
    size: int
    hash: str


@dataclass(slots=True)
class AttachedContent:
    """What is in such a file, which may be large, and is not read where files are only listed."""

    name: str
    number: int
    file: str
    word: str
    content: bytes


@dataclass(slots=True)
class Share:
    """An account that may use a document, or all; `version` is $DEFAULT, $LATEST or $ALL."""

    name: str
    grantee: str
    version: str


@dataclass(slots=True)
class Review:
    """What somebody said of a version in a review."""

    name: str
    number: int
    sequence: int
    status: str
    reviewer: str
    comment: str
    created: float
    updated: float


HEADS = Table("document", Head, ("name",))
VERSIONS = Table("document_version", Version, ("name", "number"))
ATTACHMENTS = Table("document_attachment", Attachment, ("name", "number", "file"))
ATTACHED_CONTENTS = Table(
    "document_attached_content", AttachedContent, ("name", "number", "file"), indexes=(("word",),)
)
SHARES = Table("document_share", Share, ("name", "grantee"), indexes=(("grantee",),))
REVIEWS = Table("document_review", Review, ("name", "number", "sequence"))
TABLES = (HEADS, VERSIONS, ATTACHMENTS, ATTACHED_CONTENTS, SHARES, REVIEWS)

ALL = Query(HEADS, order=("name",))
SOME = Query(HEADS, order=("name",), limit=True)
VERSIONS_OF = Query(VERSIONS, VERSIONS.c.name == bind("name"), order=("number",), descending=True, limit=True)
NAMED = Query(
    VERSIONS,
    (VERSIONS.c.name == bind("name")) & (VERSIONS.c.version_name == bind("version_name")),
    order=("number",),
)
ATTACHED = Query(
    ATTACHMENTS,
    (ATTACHMENTS.c.name == bind("name")) & (ATTACHMENTS.c.number == bind("number")),
    order=("file",),
)
BY_WORD = Query(ATTACHED_CONTENTS, ATTACHED_CONTENTS.c.word == bind("word"), order=("word",))
SHARES_OF = Query(SHARES, SHARES.c.name == bind("name"), order=("grantee",))
SHARED_WITH = Query(SHARES, SHARES.c.grantee == bind("grantee"), order=("name",))
REVIEWS_OF = Query(
    REVIEWS,
    (REVIEWS.c.name == bind("name")) & (REVIEWS.c.number == bind("number")),
    order=("sequence",),
    descending=True,
    limit=True,
)
TAGS_OF_ALL = Query(
    TAGS, (TAGS.c.arn > bind("from_arn")) & (TAGS.c.arn < bind("to_arn")), order=("arn", "key")
)

# What goes with a document, and with one of its versions.
_BELOW = cast("tuple[Table[Any], ...]", (VERSIONS, ATTACHMENTS, ATTACHED_CONTENTS, REVIEWS))
OF_DOCUMENT = tuple(Change(table, table.c.name == bind("name")) for table in _BELOW)
OF_VERSION = tuple(
    Change(table, (table.c.name == bind("name")) & (table.c.number == bind("number"))) for table in _BELOW
)
