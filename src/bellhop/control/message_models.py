"""Messages as the control API shows them, one model a channel."""

from typing import Any, Literal

from pydantic import BaseModel, Field
from typing_extensions import TypedDict  # pydantic takes no other before Python 3.12


class MessageEvent(BaseModel, extra="allow"):
    """Something that happened to a message, with facts of its type."""

    Time: str
    Type: str


class Header(TypedDict):
    Name: str
    Value: str


class Attachment(TypedDict):
    FileName: str | None
    ContentType: str
    ContentId: str | None
    Size: int


class Recipient(TypedDict):
    Address: str
    Status: str


class Message(BaseModel):
    """What all channels have."""

    Id: str
    Direction: Literal["outbound", "inbound"]
    Timestamp: str
    Account: str
    Region: str
    ConfigurationSet: str | None
    Tags: dict[str, str]
    Events: list[MessageEvent] = Field(default_factory=list[MessageEvent])


class Email(Message):
    Channel: Literal["email"]
    From: str
    To: list[str]
    Cc: list[str]
    Subject: str | None
    Text: str | None
    Html: str | None
    Headers: list[Header]
    Attachments: list[Attachment]
    Recipients: list[Recipient]


class Sms(Message):
    Channel: Literal["sms"]
    Body: str
    OriginationNumber: str
    DestinationNumber: str
    MessageType: str
    Status: str


class Voice(Message):
    Channel: Literal["voice"]
    Body: str
    OriginationNumber: str
    DestinationNumber: str
    VoiceId: str
    Status: str


class Push(Message):
    Channel: Literal["push"]
    Token: str
    Platform: str
    Title: str
    Body: str
    Data: dict[str, Any]
    Status: str


AnyMessage = Email | Sms | Voice | Push


class Messages(BaseModel):
    Messages: list[AnyMessage]
    NextToken: str = ""
