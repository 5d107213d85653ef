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
        failed = ", ".join(addresses)
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


class InvalidPool(Exception):
    """A pool of dedicated addresses cannot be called so, or cannot be used so."""


class PoolExists(Exception):
    """A pool of this name is there already."""

    def __init__(self, name: str) -> None:
        super().__init__(f"Dedicated IP pool <{name}> already exists.")


class PoolMissing(Exception):
    """There is no pool of this name."""

    def __init__(self, name: str) -> None:
        super().__init__(f"Dedicated IP pool <{name}> does not exist.")


class PoolUsed(Exception):
    """Configuration sets send by a pool that is to go."""

    def __init__(self, name: str, users: Iterable[str]) -> None:
        super().__init__(f"Dedicated IP pool <{name}> is used by configuration sets: {', '.join(users)}.")


class TooManyPools(Exception):
    """An account has as many managed pools as it may have."""

    def __init__(self, limit: int) -> None:
        super().__init__(f"You can't have more than {limit} managed IP pools per AWS Region in your account.")


class IpMissing(Exception):
    """An address is none of the account's dedicated ones."""

    def __init__(self, ip: str) -> None:
        super().__init__(f"Dedicated IP <{ip}> does not exist.")


class IpTaken(Exception):
    """An address that is to be leased is somebody's."""

    def __init__(self, ip: str) -> None:
        super().__init__(f"the address {ip} is leased already")


class NoIpLeft(Exception):
    """All addresses of a range are leased."""

    def __init__(self, network: str) -> None:
        super().__init__(f"no address of {network}0/24 is left")


class NotSuppressed(Exception):
    """An address is on no suppression list."""

    def __init__(self, address: str) -> None:
        super().__init__(f"Email address {address} does not exist on your suppression list.")


class InvalidContactList(Exception):
    """A contact list, or what it would become, breaks a rule."""


class ContactListExists(Exception):
    """A contact list of this name is there already."""

    def __init__(self, name: str) -> None:
        super().__init__(f"List with name: {name} already exists.")


class ContactListMissing(Exception):
    """There is no contact list of this name."""

    def __init__(self, name: str) -> None:
        super().__init__(f"List with name: {name} doesn't exist.")


class InvalidContact(Exception):
    """What a contact would say or be is not possible on their list."""


class ContactExists(Exception):
    """Somebody with this address is on the list already."""

    def __init__(self, address: str) -> None:
        super().__init__(f"{address} already exists in List.")


class ContactMissing(Exception):
    """Nobody with this address is on the list."""

    def __init__(self, address: str) -> None:
        super().__init__(f"{address} doesn't exist in List.")


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


class InvalidTemplateName(Exception):
    """A template cannot be called so."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"Invalid template name <{name}>: 1 to 64 alphanumeric ASCII characters, '_', and '-' are allowed."
        )


class TemplateExists(Exception):
    """A template of this name is there already."""

    def __init__(self, name: str, account: str) -> None:
        super().__init__(f"Template {name} already exists for account id {account}")
        self.name = name


class TemplateMissing(Exception):
    """There is no template of this name."""

    def __init__(self, name: str) -> None:
        super().__init__(f"Template {name} does not exist")
        self.name = name


class TemplateIncomplete(Exception):
    """A template lacks a part that it must have."""


class InvalidTemplate(Exception):
    """A text is no template."""


class TemplateUnsupported(Exception):
    """A template that is handed in with a mail does more than it may."""

    def __init__(self) -> None:
        super().__init__("Template contains unsupported operations.")


class TooManyTemplates(Exception):
    """An account has as many templates as it may have."""

    def __init__(self, limit: int) -> None:
        super().__init__(f"You can't have more than {limit} templates per AWS Region in your account.")


class InvalidTemplateData(Exception):
    """What a template is to be filled with is no JSON object."""

    def __init__(self) -> None:
        super().__init__("The template data is invalid.")


class RenderingAttributeMissing(Exception):
    """A template names what its data does not have."""

    def __init__(self, attribute: str) -> None:
        super().__init__(f"Attribute '{attribute}' is not present in the rendering data.")


class RenderingFailed(Exception):
    """A template cannot be filled, for what the template engine says."""


class VerificationTemplateExists(Exception):
    """A custom verification template of this name is there already."""

    def __init__(self, name: str) -> None:
        super().__init__(f"Custom verification email template {name} already exists.")
        self.name = name


class VerificationTemplateMissing(Exception):
    """There is no custom verification template of this name."""

    def __init__(self, name: str) -> None:
        super().__init__(f"Custom verification email template {name} does not exist.")
        self.name = name


class TooManyVerificationTemplates(TooManyTemplates):
    """An account has as many custom verification templates as it may have."""


class VerificationSenderUnverified(Exception):
    """A custom verification mail is to come from an address that nobody verified."""

    def __init__(self, address: str) -> None:
        super().__init__(f"The from email address {address} is not verified.")
        self.name = address


class InvalidVerificationContent(Exception):
    """A custom verification mail cannot say this, or lead there."""


class InvalidRoute(Exception):
    """An endpoint cannot lead where it should."""


class EndpointExists(Exception):
    """An endpoint of this name is there already."""

    def __init__(self, name: str) -> None:
        super().__init__(f"Multi-region endpoint {name} already exists.")


class EndpointMissing(Exception):
    """There is no endpoint of this name or id."""

    def __init__(self, name: str) -> None:
        super().__init__(f"Multi-region endpoint {name} does not exist.")


class EndpointUnready(Exception):
    """An endpoint is being made or taken down."""

    def __init__(self, name: str, status: str) -> None:
        super().__init__(f"Multi-region endpoint {name} is in status {status}.")


class InvalidCertificateAddress(Exception):
    """A certificate is to belong to an address that its identity does not cover."""


class CertificateExists(Exception):
    """An address has a certificate already."""

    def __init__(self, address: str) -> None:
        super().__init__(f"An S/MIME certificate is already associated with {address}.")


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


class ReviewPending(Exception):
    """The account's details are being reviewed."""

    def __init__(self) -> None:
        super().__init__("There is already an ongoing account details update under review.")


class InvalidReputationEntity(Exception):
    """A reputation entity is to be what it cannot be."""
