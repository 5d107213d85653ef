"""How documents are refused, in AWS's codes."""

from __future__ import annotations

from bellhop.wire.refusal import Refusal


class InvalidDocument(Refusal):
    def __init__(self, name: str) -> None:
        super().__init__("InvalidDocument", f"Document with name {name} does not exist.")


class InvalidDocumentVersion(Refusal):
    def __init__(self, version: str, fault: str = "does not exist") -> None:
        super().__init__("InvalidDocumentVersion", f"The document version {version} {fault}.")


class InvalidParameters(Refusal):
    """Values that a document's parameters do not allow."""

    def __init__(self, message: str) -> None:
        super().__init__("InvalidParameters", message)


class InvalidDocumentContent(Refusal):
    def __init__(self, message: str) -> None:
        super().__init__("InvalidDocumentContent", message)


class InvalidDocumentSchemaVersion(Refusal):
    def __init__(self, message: str) -> None:
        super().__init__("InvalidDocumentSchemaVersion", message)


class InvalidDocumentOperation(Refusal):
    def __init__(self, message: str) -> None:
        super().__init__("InvalidDocumentOperation", message)


class InvalidName(Refusal):
    """A name that AWS keeps for itself."""

    def __init__(self, message: str) -> None:
        super().__init__("ValidationException", message, 400)


class DocumentAlreadyExists(Refusal):
    def __init__(self, name: str) -> None:
        super().__init__("DocumentAlreadyExists", f"Document with name {name} already exists.")


class DocumentLimitExceeded(Refusal):
    def __init__(self) -> None:
        super().__init__("DocumentLimitExceeded", "You can have at most 500 active SSM documents.")


class DocumentVersionLimitExceeded(Refusal):
    def __init__(self) -> None:
        super().__init__(
            "DocumentVersionLimitExceeded",
            "The document has too many versions. Delete one or more document versions and try again.",
        )


class MaxDocumentSizeExceeded(Refusal):
    def __init__(self) -> None:
        super().__init__("MaxDocumentSizeExceeded", "The size limit of a document is 64 KB.")


class DuplicateDocumentContent(Refusal):
    def __init__(self) -> None:
        super().__init__(
            "DuplicateDocumentContent",
            "The content of the association document matches another document. "
            "Change the content of the document and try again.",
        )


class DuplicateDocumentVersionName(Refusal):
    def __init__(self) -> None:
        super().__init__(
            "DuplicateDocumentVersionName",
            "The version name has already been used in this document. "
            "Specify a different version name, and then try again.",
        )


class DocumentPermissionLimit(Refusal):
    def __init__(self, message: str) -> None:
        super().__init__("DocumentPermissionLimit", message)


class NoLongerSupported(Refusal):
    def __init__(self, message: str) -> None:
        super().__init__("NoLongerSupportedException", message)


class PublicSharingBlocked(Refusal):
    """AWS does not say by which of the operation's codes it refuses."""

    def __init__(self) -> None:
        super().__init__(
            "DocumentPermissionLimit", "Public sharing of documents is blocked in this account and Region."
        )


class InvalidPermissionType(Refusal):
    def __init__(self) -> None:
        super().__init__(
            "InvalidPermissionType",
            "The permission type isn't supported. Share is the only supported permission type.",
        )
