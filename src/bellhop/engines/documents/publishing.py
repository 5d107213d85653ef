"""An account's own documents: created, given new versions, deleted."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from bellhop.engines.documents import amazon, attachments, content, lookup
from bellhop.engines.documents.errors import (
    DocumentAlreadyExists,
    DocumentLimitExceeded,
    DocumentVersionLimitExceeded,
    DuplicateDocumentContent,
    DuplicateDocumentVersionName,
    InvalidDocument,
    InvalidDocumentContent,
    InvalidDocumentOperation,
    InvalidDocumentSchemaVersion,
    InvalidDocumentVersion,
    InvalidName,
    NoLongerSupported,
)
from bellhop.engines.documents.lookup import Found
from bellhop.engines.documents.tables import (
    HEADS,
    NAMED,
    OF_DOCUMENT,
    OF_VERSION,
    SHARES_OF,
    SOME,
    VERSIONS,
    VERSIONS_OF,
    Head,
    Version,
)
from bellhop.kernel import tags
from bellhop.store import Duplicate

if TYPE_CHECKING:
    from bellhop.engines.documents.attachments import Source
    from bellhop.engines.documents.content import Content
    from bellhop.kernel.context import Context

MOST_DOCUMENTS, MOST_VERSIONS = 500, 1000
FAILED = "Failed"


@dataclass(slots=True)
class Draft:
    """What a new version is made of; None leaves what the version before it has."""

    name: str
    text: str
    form: str = "JSON"
    version_name: str = ""
    display_name: str | None = None
    target_type: str | None = None
    sources: list[Source] = field(default_factory=list["Source"])


@dataclass(slots=True)
class NewDocument:
    """What holds for a document in all of its versions; `requires` is in AWS's member names."""

    kind: str = "Command"
    requires: list[dict[str, Any]] = field(default_factory=list[dict[str, Any]])
    tags: dict[str, str] = field(default_factory=dict[str, str])


def create(ctx: Context, draft: Draft, new: NewDocument) -> Found:
    """A new document in its version 1."""
    _check_name(draft.name)
    if new.kind == "DeploymentStrategy":
        raise NoLongerSupported("Documents of type DeploymentStrategy are AWS AppConfig's own.")
    checked = content.read(new.kind, draft.form, draft.text)
    _check_requires(ctx, new)
    if ctx.store.get(HEADS, draft.name):
        raise DocumentAlreadyExists(draft.name)
    if len(ctx.store.select(SOME, limit=MOST_DOCUMENTS)) >= MOST_DOCUMENTS:
        raise DocumentLimitExceeded
    head = Head(draft.name, new.kind, ctx.now, ctx.caller.arn, requires=new.requires)
    version = _add(ctx, head, draft, checked)
    head.facts = version.facts()
    try:
        ctx.store.add(HEADS, head)
    except Duplicate as error:
        raise DocumentAlreadyExists(draft.name) from error
    tags.add(ctx, lookup.arn(ctx.scope, head.name), new.tags)
    return Found(head.name, ctx.account, head, version)


def _check_name(name: str) -> None:
    """ "You can't use the following strings as document name prefixes"."""
    if amazon.reserved(name):
        raise InvalidName(f"The document name {name} begins with what AWS reserves for its own documents.")


def _check_requires(ctx: Context, new: NewDocument) -> None:
    """An ApplicationConfiguration "requires an ApplicationConfigurationSchema document"."""
    for wanted in new.requires:
        try:
            lookup.find(ctx, wanted["Name"], wanted.get("Version", ""), wanted.get("VersionName", ""))
        except (InvalidDocument, InvalidDocumentVersion) as error:
            raise InvalidDocumentContent(
                f"What the document requires isn't there. {error.message}"
            ) from error
    if new.kind == "ApplicationConfiguration" and not new.requires:
        raise InvalidDocumentContent(
            "An ApplicationConfiguration document requires an ApplicationConfigurationSchema document."
        )


def update(ctx: Context, draft: Draft, base: str = "") -> Found:
    """A new version upon `base`, which must be the latest, by its number or as $LATEST."""
    head = lookup.own(ctx, draft.name)
    _check_base(head, base)
    before = lookup.version_of(ctx.store, head, lookup.LATEST)
    checked = content.read(head.kind, draft.form, draft.text)
    _check_schemas(before.schema_version, checked.schema_version)
    if checked.sha256 == before.hash and not draft.sources:
        raise DuplicateDocumentContent
    if head.count >= MOST_VERSIONS:
        raise DocumentVersionLimitExceeded
    _check_version_name(ctx, draft)
    if draft.display_name is None:
        draft.display_name = before.display_name
    if draft.target_type is None:
        draft.target_type = before.target_type
    head.counter += 1
    head.count += 1
    head.newest = head.counter
    version = _add(ctx, head, draft, checked)
    ctx.store.put(HEADS, head)
    return Found(head.name, ctx.account, head, version)


def _check_base(head: Head, base: str) -> None:
    """ "Currently, Systems Manager supports updating only the latest version of the document"."""
    if base and lookup.number_of(head, base) != head.newest:
        raise InvalidDocumentVersion(base, "isn't the latest one, which alone can be updated")


def _check_schemas(*versions: str) -> None:
    """ "With version 1.2, any update to a document required that you save it with a different name"."""
    if "1.2" in versions:
        raise InvalidDocumentSchemaVersion("Documents of schema version 1.2 have one version only.")


def _check_version_name(ctx: Context, draft: Draft) -> None:
    name = draft.version_name
    if name and ctx.store.select(NAMED, name=draft.name, version_name=name):
        raise DuplicateDocumentVersionName


def _add(ctx: Context, head: Head, draft: Draft, checked: Content) -> Version:
    """The version with what is attached to it; one whose files cannot be had is Failed."""
    version = Version(
        head.name,
        head.counter,
        checked.text,
        checked.parsed if checked.form == "YAML" else None,
        checked.form,
        checked.sha256,
        ctx.now,
        checked.schema_version,
        checked.description,
        list(checked.platform_types),
        draft.version_name,
        draft.display_name or "",
        draft.target_type or "",
        review_status="NOT_REVIEWED" if head.kind == "Automation.ChangeTemplate" else "",
    )
    if head.kind == "Package" and not draft.sources:
        raise InvalidDocumentContent("A document of type Package needs attachments.")
    if draft.sources:
        _attach(ctx, version, draft.sources, checked.parsed)
    return ctx.store.add(VERSIONS, version)


def _attach(ctx: Context, version: Version, sources: list[Source], parsed: Any) -> None:
    try:
        found = attachments.fetched(ctx, sources, parsed)
    except attachments.Missing as error:
        version.status, version.status_information = FAILED, str(error)
    else:
        attachments.keep(ctx, version.name, version.number, found)


def set_default(ctx: Context, name: str, number: str) -> Version:
    """Let another version be the one that is used where none is named."""
    head = lookup.own(ctx, name)
    version = lookup.version_of(ctx.store, head, number)
    _check_schemas(version.schema_version)
    ctx.store.update(HEADS, name, default=version.number, facts=version.facts())
    return version


def delete(
    ctx: Context, name: str, version: str = "", version_name: str = "", *, force: bool = False
) -> None:
    """Remove a document, or one version of it."""
    if amazon.document(name):
        raise InvalidDocumentOperation(f"The document {name} is Amazon's.")
    head = lookup.own(ctx, name)
    if version or version_name:
        _delete_version(ctx, head, lookup.version_of(ctx.store, head, version, version_name))
        return
    if ctx.store.select(SHARES_OF, name=name):
        raise InvalidDocumentOperation(
            "You attempted to delete a document while it is still shared. "
            "You must stop sharing the document before you can delete it."
        )
    if head.kind == "ApplicationConfigurationSchema" and not force:
        raise InvalidDocumentOperation(f"A document of type {head.kind} is deleted with Force only.")
    ctx.store.delete(HEADS, name)
    for change in OF_DOCUMENT:
        ctx.store.change(change, name=name)
    tags.forget(ctx, lookup.arn(ctx.scope, name))


def _delete_version(ctx: Context, head: Head, version: Version) -> None:
    number = version.number
    if number == head.default:
        raise InvalidDocumentOperation(
            f"The version {number} is the default version of the document, which can't be deleted alone."
        )
    for change in OF_VERSION:
        ctx.store.change(change, name=head.name, number=number)
    newest = ctx.store.select(VERSIONS_OF, name=head.name, limit=1)[0].number
    changes = {"newest": newest, "count": head.count - 1}
    if number == head.pending:
        changes["pending"] = 0
    if number == head.approved:
        changes["approved"] = 0
    ctx.store.update(HEADS, head.name, **changes)
