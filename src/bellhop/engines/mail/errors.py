"""Facts for which a message or an identity is refused; each face has its own names for them.

The text of a fact is SES's sentence. InvalidAddress (addresses.py) and InvalidMessage (checks.py)
belong to this family.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


class IdentityUnverified(Exception):
    """Addresses that speak in a message are covered by no verified identity."""

    def __init__(self, addresses: Iterable[str], region: str) -> None:
        self.addresses = tuple(addresses)
        failed = ", ".join(self.addresses)
        super().__init__(
            "Email address is not verified. The following identities failed the check in region "
            f"{region.upper()}: {failed}"
        )


class RecipientMissing(Exception):
    """A message has no recipient at all."""

    def __init__(self) -> None:
        super().__init__("Missing required header 'To'.")


class TooManyRecipients(Exception):
    """A message has more recipients than one message may have."""

    def __init__(self, limit: int) -> None:
        super().__init__(f"Recipient count exceeds {limit}.")


class MessageTooLong(Exception):
    """A message has more bytes than its face takes."""

    def __init__(self, size: int, limit: int) -> None:
        super().__init__(f"Message length is more than {limit} bytes long: '{size}'.")


class ConfigurationSetMissing(Exception):
    """A message or identity names a configuration set that there is not."""

    def __init__(self, name: str) -> None:
        super().__init__(f"Configuration set <{name}> does not exist.")


class ConfigurationSetPaused(Exception):
    """Sending with a configuration set is switched off."""

    def __init__(self, name: str) -> None:
        super().__init__(f"Email sending is disabled for the configuration set <{name}>.")


class SendingPaused(Exception):
    """The account may not send in this Region, by its own choice or for its reputation."""

    def __init__(self, sentence: str = "Email sending is disabled for this account.") -> None:
        super().__init__(sentence)


class InvalidIdentity(Exception):
    """A text is neither an address nor a domain that could be verified."""


class IdentityExists(Exception):
    """An identity of this name is there already."""

    def __init__(self, name: str) -> None:
        super().__init__(f"Email identity {name} already exist.")


class IdentityMissing(Exception):
    """There is no identity of this name."""

    def __init__(self, name: str) -> None:
        super().__init__(f"Email identity {name} does not exist.")


class InvalidPolicy(Exception):
    """A text is no sending authorization policy of this identity."""


class PolicyExists(Exception):
    """An identity has a policy of this name already."""

    def __init__(self, name: str) -> None:
        super().__init__(f"Policy {name} already exists.")


class TooManyPolicies(Exception):
    """An identity has as many policies as it may have."""

    def __init__(self, limit: int) -> None:
        super().__init__(f"An identity can have at most {limit} policies.")


class AccountSuspended(Exception):
    """AWS has paused the account's sending in this Region."""

    def __init__(self) -> None:
        super().__init__(
            "Sending paused for this account. For more information, please check the inbox of the email "
            "address associated with your AWS account."
        )


class DailyQuotaExceeded(Exception):
    """The account has sent as much in 24 hours as it may."""

    def __init__(self) -> None:
        super().__init__("Daily message quota exceeded.")


class RateExceeded(Exception):
    """The account sends faster than it may."""

    def __init__(self) -> None:
        super().__init__("Maximum sending rate exceeded.")


class InvalidTenant(Exception):
    """A tenant cannot be called so."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"Tenant name {name} is not valid. It can contain up to 64 alphanumeric characters, hyphens and "
            "underscores."
        )


class TenantExists(Exception):
    """A tenant of this name is there already."""

    def __init__(self, name: str) -> None:
        super().__init__(f"Tenant {name} already exists.")


class TenantMissing(Exception):
    """There is no tenant of this name, or with this ARN."""

    def __init__(self, name: str) -> None:
        super().__init__(f"Tenant {name} does not exist.")


class TenantPaused(Exception):
    """A tenant may not send, for its reputation or by its account's choice."""

    def __init__(self, name: str) -> None:
        super().__init__(f"Sending is disabled for tenant {name}.")


class TenantUnassociated(Exception):
    """A tenant's mail uses what it was not given."""

    status = 403

    def __init__(self, arns: Iterable[str]) -> None:
        super().__init__(f"Tenant not associated with resources [{', '.join(arns)}]")


class ResourceMissing(Exception):
    """There is nothing with this ARN, or nothing that would do."""

    def __init__(self, arn: str) -> None:
        super().__init__(f"Resource {arn} does not exist.")


class ResourceTaken(Exception):
    """A tenant has this resource already."""

    def __init__(self, tenant: str, arn: str) -> None:
        super().__init__(f"Resource {arn} is already associated with tenant {tenant}.")


class DelegationDenied(Exception):
    """No policy of an identity lets the sender speak by it."""

    status = 403

    def __init__(self, who: str, action: str, arn: str) -> None:
        super().__init__(f"User `{who}' is not authorized to perform `{action}' on resource `{arn}'")


class BounceRefused(Exception):
    """A bounce is asked for that may not be sent: the mail, its age or its recipients are not so."""


class ReviewPending(Exception):
    """The account's details are being reviewed."""

    def __init__(self) -> None:
        super().__init__("There is already an ongoing account details update under review.")


class InvalidReputationEntity(Exception):
    """A reputation entity is to be what it cannot be."""


class InvalidDelegation(Exception):
    """A sender names an identity by what is no identity's ARN."""

    def __init__(self, text: str) -> None:
        super().__init__(f"{text} is not the ARN of an identity.")


class ResourceHeld(Exception):
    """What a tenant's mail uses is to be deleted."""

    def __init__(self, tenant: str, arn: str) -> None:
        super().__init__(f"Resource {arn} is associated with tenant {tenant}.")


class SetNeeded(Exception):
    """Mail is to be sent on a tenant's behalf without a configuration set."""

    def __init__(self, tenant: str) -> None:
        super().__init__(f"A configuration set is required to send on behalf of tenant {tenant}.")
