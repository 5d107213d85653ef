"""What the models of all documents have in common."""

from pydantic import BaseModel, ConfigDict
from pydantic.alias_generators import to_camel


class Part(BaseModel):
    """A part of a document, whose members are written in camel case: run_command is runCommand."""

    model_config = ConfigDict(alias_generator=to_camel, extra="forbid")
