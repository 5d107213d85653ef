"""Facts for which jobs are refused."""

from __future__ import annotations


class InvalidExport(Exception):
    """Data cannot be exported so."""


class ExportMissing(Exception):
    """There is no export job with this id."""

    def __init__(self, identifier: str) -> None:
        super().__init__(f"Export job {identifier} does not exist.")


class ExportOver(Exception):
    """An export job has ended already."""

    def __init__(self, identifier: str, status: str) -> None:
        super().__init__(f"Export job {identifier} cannot be cancelled: its status is {status}.")


class InvalidImport(Exception):
    """Data cannot be imported so."""


class ImportMissing(Exception):
    """There is no import job with this id."""

    def __init__(self, identifier: str) -> None:
        super().__init__(f"Import job {identifier} does not exist.")
