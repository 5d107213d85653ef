"""Why a trail is not made, found or changed."""

from __future__ import annotations


class BadName(Exception):
    """No trail can be called so."""


class BadArn(Exception):
    """It is not the ARN of a trail."""


class UnknownTrail(Exception):
    """There is no such trail."""


class TrailExists(Exception):
    """A trail of this name is there."""


class TooManyTrails(Exception):
    """The Region has as many trails as it may."""


class OtherHome(Exception):
    """The trail was made in another Region, and is changed there only."""


class NoBucket(Exception):
    """The bucket for log files does not exist."""


class BadSelectors(Exception):
    """Event selectors that say nothing sensible."""
