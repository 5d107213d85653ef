"""Documents that run nothing: packages, templates, schemas, policies."""

from typing import Annotated, Any, Self

from pydantic import ConfigDict, Field, model_validator

from bellhop.engines.documents.schema.parts import Part


class Checksums(Part):
    model_config = ConfigDict(extra="allow")

    sha256: Annotated[str, Field(pattern=r"^[0-9a-fA-F]{64}$")]


class PackageFile(Part):
    model_config = ConfigDict(extra="allow")

    checksums: Checksums
    size: int | None = None


class Architecture(Part):
    """`arm64`, `x86_64`, `_any`, … → the file to install."""

    model_config = ConfigDict(extra="allow")

    file: str


class Manifest(Part):
    """A Distributor package: platform → version of it → architecture → file.

    systems-manager/latest/userguide/distributor-working-with-packages-create.html
    """

    model_config = ConfigDict(extra="allow")

    schema_version: Annotated[str, Field(pattern=r"^2\.0$")]
    version: Annotated[str, Field(pattern=r"^[a-zA-Z0-9_\-.]{1,128}$")]
    publisher: str | None = None
    description: str | None = None
    packages: Annotated[dict[str, dict[str, dict[str, Architecture]]], Field(min_length=1)]
    files: Annotated[dict[str, PackageFile], Field(min_length=1)]

    @model_validator(mode="after")
    def _files(self) -> Self:
        for versions in self.packages.values():
            for architectures in versions.values():
                for each in architectures.values():
                    if each.file not in self.files:
                        raise ValueError(f"the file {each.file} isn't in files")
        return self


class Template(Part):
    """A template of AWS CloudFormation or AWS Config."""

    model_config = ConfigDict(extra="allow")

    resources: Annotated[dict[str, dict[str, Any]], Field(min_length=1, alias="Resources")]

    @model_validator(mode="after")
    def _types(self) -> Self:
        for name, resource in self.resources.items():
            if not isinstance(resource.get("Type"), str):
                raise ValueError(f"the resource {name} has no Type")
        return self


def read_manifest(content: dict[str, Any]) -> None:
    """Raises pydantic's ValidationError, as the others do."""
    Manifest.model_validate(content)


def read_template(content: dict[str, Any]) -> None:
    Template.model_validate(content)


def read_object(content: dict[str, Any]) -> None:
    """What has no schema that AWS publishes."""
