"""Shapes of Amazon Pinpoint SMS and Voice Service, in AWS's names; written by tools/make_types.py."""

# ruff: noqa  (generated; the names are AWS's)
# fmt: off
from typing import NotRequired, TypedDict

class CallInstructionsMessageType(TypedDict):
    Text: NotRequired[str]

class CloudWatchLogsDestination(TypedDict):
    IamRoleArn: NotRequired[str]
    LogGroupArn: NotRequired[str]

class CreateConfigurationSetEventDestinationRequest(TypedDict):
    ConfigurationSetName: str
    EventDestination: NotRequired[EventDestinationDefinition]
    EventDestinationName: NotRequired[str]

class CreateConfigurationSetEventDestinationResponse(TypedDict): ...

class CreateConfigurationSetRequest(TypedDict):
    ConfigurationSetName: NotRequired[str]

class CreateConfigurationSetResponse(TypedDict): ...

class DeleteConfigurationSetEventDestinationRequest(TypedDict):
    ConfigurationSetName: str
    EventDestinationName: str

class DeleteConfigurationSetEventDestinationResponse(TypedDict): ...

class DeleteConfigurationSetRequest(TypedDict):
    ConfigurationSetName: str

class DeleteConfigurationSetResponse(TypedDict): ...

class EventDestination(TypedDict):
    CloudWatchLogsDestination: NotRequired[CloudWatchLogsDestination]
    Enabled: NotRequired[bool]
    KinesisFirehoseDestination: NotRequired[KinesisFirehoseDestination]
    MatchingEventTypes: NotRequired[list[str]]
    Name: NotRequired[str]
    SnsDestination: NotRequired[SnsDestination]

class EventDestinationDefinition(TypedDict):
    CloudWatchLogsDestination: NotRequired[CloudWatchLogsDestination]
    Enabled: NotRequired[bool]
    KinesisFirehoseDestination: NotRequired[KinesisFirehoseDestination]
    MatchingEventTypes: NotRequired[list[str]]
    SnsDestination: NotRequired[SnsDestination]

class GetConfigurationSetEventDestinationsRequest(TypedDict):
    ConfigurationSetName: str

class GetConfigurationSetEventDestinationsResponse(TypedDict):
    EventDestinations: NotRequired[list[EventDestination]]

class KinesisFirehoseDestination(TypedDict):
    DeliveryStreamArn: NotRequired[str]
    IamRoleArn: NotRequired[str]

class ListConfigurationSetsRequest(TypedDict):
    NextToken: NotRequired[str]
    PageSize: NotRequired[str]

class ListConfigurationSetsResponse(TypedDict):
    ConfigurationSets: NotRequired[list[str]]
    NextToken: NotRequired[str]

class PlainTextMessageType(TypedDict):
    LanguageCode: NotRequired[str]
    Text: NotRequired[str]
    VoiceId: NotRequired[str]

class SSMLMessageType(TypedDict):
    LanguageCode: NotRequired[str]
    Text: NotRequired[str]
    VoiceId: NotRequired[str]

class SendVoiceMessageRequest(TypedDict):
    CallerId: NotRequired[str]
    ConfigurationSetName: NotRequired[str]
    Content: NotRequired[VoiceMessageContent]
    DestinationPhoneNumber: NotRequired[str]
    OriginationPhoneNumber: NotRequired[str]

class SendVoiceMessageResponse(TypedDict):
    MessageId: NotRequired[str]

class SnsDestination(TypedDict):
    TopicArn: NotRequired[str]

class UpdateConfigurationSetEventDestinationRequest(TypedDict):
    ConfigurationSetName: str
    EventDestination: NotRequired[EventDestinationDefinition]
    EventDestinationName: str

class UpdateConfigurationSetEventDestinationResponse(TypedDict): ...

class VoiceMessageContent(TypedDict):
    CallInstructionsMessage: NotRequired[CallInstructionsMessageType]
    PlainTextMessage: NotRequired[PlainTextMessageType]
    SSMLMessage: NotRequired[SSMLMessageType]
