"""Facts for which a configuration set, or a destination of its events, is refused.

`members` are those that API v1 has in the error's shape.
"""

from __future__ import annotations


class InvalidSet(Exception):
    """A configuration set cannot be called so."""


class SetExists(Exception):
    """A configuration set of this name is there already."""

    def __init__(self, name: str) -> None:
        super().__init__(f"Configuration set <{name}> already exists.")
        self.members = {"ConfigurationSetName": name}


class TooManySets(Exception):
    """An account has as many configuration sets in this Region as it may have."""

    def __init__(self, limit: int) -> None:
        super().__init__(f"You can't have more than {limit} configuration sets.")


class InvalidTracking(Exception):
    """A domain cannot carry the links of mail: it is none, or it is not verified."""


class TrackingExists(Exception):
    """A configuration set has a tracking domain already."""

    def __init__(self, name: str) -> None:
        super().__init__(f"Configuration set <{name}> already has tracking options.")
        self.members = {"ConfigurationSetName": name}


class TrackingMissing(Exception):
    """A configuration set has no tracking domain."""

    def __init__(self, name: str) -> None:
        super().__init__(f"Configuration set <{name}> has no tracking options.")
        self.members = {"ConfigurationSetName": name}


class DestinationFact(Exception):
    """Something about one destination of one configuration set."""

    def __init__(self, sentence: str, configuration_set: str, name: str) -> None:
        super().__init__(sentence)
        self.members = {"ConfigurationSetName": configuration_set, "EventDestinationName": name}


class DestinationExists(DestinationFact):
    """A configuration set has a destination of this name already."""

    def __init__(self, configuration_set: str, name: str) -> None:
        sentence = f"Event destination <{name}> already exists for configuration set <{configuration_set}>."
        super().__init__(sentence, configuration_set, name)


class DestinationMissing(DestinationFact):
    """A configuration set has no destination of this name."""

    def __init__(self, configuration_set: str, name: str) -> None:
        sentence = f"Event destination <{name}> does not exist for configuration set <{configuration_set}>."
        super().__init__(sentence, configuration_set, name)


class TooManyDestinations(Exception):
    """A configuration set has as many destinations as it may have."""

    def __init__(self, limit: int) -> None:
        super().__init__(f"A configuration set can't have more than {limit} event destinations.")


class InvalidDestination(DestinationFact):
    """Events cannot be sent there: something is wrong that has no name of its own."""


class InvalidTopic(InvalidDestination):
    """A destination's SNS topic is none, or does not take what SES publishes."""


class InvalidStream(InvalidDestination):
    """A destination's Firehose stream, or the role to put records there, is none."""


class InvalidDimensions(InvalidDestination):
    """A destination's CloudWatch dimensions are not such as CloudWatch takes."""


class TopicsMissing(Exception):
    """Forwarding cannot end while bounces or complaints are told of nowhere else."""

    def __init__(self, identity: str) -> None:
        super().__init__(
            f"Feedback forwarding can only be disabled for {identity} when Amazon SNS topics are specified "
            "for both bounces and complaints."
        )


class TopicMissing(Exception):
    """Notifications of a type go nowhere, so that nothing can be said of what they carry."""

    def __init__(self, identity: str, kind: str) -> None:
        super().__init__(f"No Amazon SNS topic is set for {kind} notifications of {identity}.")


class TopicUnusable(Exception):
    """A topic is none, or it is not to be published to."""
