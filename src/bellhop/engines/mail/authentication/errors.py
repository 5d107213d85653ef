"""Facts for which DKIM or a MAIL FROM domain is not set up as wanted; faces name them as they do others."""

from __future__ import annotations


class InvalidDkim(Exception):
    """DKIM cannot be set up so."""


class DkimNotSetUp(Exception):
    """Signing was to be switched on where there is nothing to sign with."""

    def __init__(self, domain: str) -> None:
        super().__init__(f"Domain {domain} is not verified for DKIM signing.")


class InvalidMailFrom(Exception):
    """A domain cannot be the MAIL FROM domain of an identity: it is not one of its subdomains."""

    def __init__(self, domain: str, parent: str) -> None:
        super().__init__(
            f"Provided MAIL-FROM domain <{domain}> is not subdomain of the domain of the identity <{parent}>."
        )


class MailFromUnverified(Exception):
    """A mail's MAIL FROM domain has no MX record, and its identity wants no other in its place."""

    def __init__(self, domain: str) -> None:
        super().__init__(f"Custom MAIL FROM domain {domain} is not verified.")
