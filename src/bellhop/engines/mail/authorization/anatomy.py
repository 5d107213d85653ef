"""What SES takes as a sending authorization policy.

ses/latest/dg/policy-anatomy.html
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from bellhop.engines.access.conditions import texts
from bellhop.engines.access.documents import Malformed, check_document
from bellhop.engines.access.policies import listed
from bellhop.engines.mail import identities
from bellhop.engines.mail.errors import InvalidPolicy

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bellhop.kernel.context import Context

ACTIONS = (
    "ses:SendEmail",
    "ses:SendRawEmail",
    "ses:SendTemplatedEmail",
    "ses:SendBulkTemplatedEmail",
    "ses:SendBulkEmail",
    "ses:SendBounce",
    "ses:SendCustomVerificationEmail",
)


def check(ctx: Context, identity: str, document: str) -> None:
    """Raises InvalidPolicy for what cannot be a policy of this identity."""
    try:
        found = check_document(document, "resource")
    except Malformed as error:
        raise InvalidPolicy(error.message) from error
    own = identities.arn(ctx, identity)
    for statement in listed(found["Statement"]):
        _check_actions(statement)
        _check_resource(statement, own)


def _check_actions(statement: Mapping[str, Any]) -> None:
    """ "ses:Send*" and the like are meant to encompass some of the actions."""
    for action in texts(statement.get("Action", statement.get("NotAction"))):
        wanted = re.compile(re.escape(action).replace(r"\*", ".*").replace(r"\?", "."), re.IGNORECASE)
        if not any(wanted.fullmatch(known) for known in ACTIONS):
            raise InvalidPolicy(f"Policy contains an invalid action: {action}")


def _check_resource(statement: Mapping[str, Any], own: str) -> None:
    """ "Each policy has to specify one resource, and that resource has to be the ARN of the identity"."""
    resources = texts(statement.get("Resource", statement.get("NotResource")))
    if "Resource" not in statement or any(resource != own for resource in resources):
        raise InvalidPolicy(f"Policy resource must be the identity that it is attached to: {own}")
