"""How documents are refused, in AWS's codes."""

from __future__ import annotations

from bellhop.wire.refusal import Refusal


class InvalidDocument(Refusal):
    def __init__(self, name: str) -> None:
        super().__init__("InvalidDocument", f"Document with name {name} does not exist.")


class InvalidDocumentVersion(Refusal):
    def __init__(self, version: str) -> None:
        super().__init__("InvalidDocumentVersion", f"The document version {version} does not exist.")


class InvalidParameters(Refusal):
    """Values that a document's parameters do not allow."""

    def __init__(self, message: str) -> None:
        super().__init__("InvalidParameters", message)
