"""Names of SES's own in DNS: its domain, the hosts that take mail, where keys are hosted."""

from __future__ import annotations

import re

DOMAIN = "amazonses.com"
DEFAULT_SELECTOR = "bnqm3wzv5yhdtx7kc2gjr6slfe4uoa8i"
DEFAULT_KEY = "1024-default"  # the key's id; SES's own default keys have 1024 bits

# "If your selected AWS Region is Cape Town, Osaka, or Milan, you will need to use region specific DKIM
# domains as specified in the DKIM Domains table found in the AWS General Reference." The newer ones, too.
OWN_ZONES = frozenset(
    """af-south-1 ap-northeast-3 ap-south-2 ap-southeast-3 ap-southeast-5 ca-west-1 eu-central-2 eu-south-1
    il-central-1 me-central-1""".split()  # noqa: SIM905 - a list to read
)
# What Route 53 says of a zone that it makes ("The SOA record that Amazon Route 53 creates").
NAME_SERVER = "ns-2048.awsdns-64.net"
ADMINISTRATOR = "hostmaster.awsdns.com"
SERIAL = 1
SOA = f"{NAME_SERVER}. {ADMINISTRATOR}. {SERIAL} 7200 900 1209600 86400"

_REGION = r"[a-z]{2,}(?:-[a-z]+)+-[0-9]+"
region_of = re.compile(rf"({_REGION})\.amazonses\.com").fullmatch
is_host = re.compile(
    rf"feedback-smtp\.{_REGION}\.amazonses\.com|(?:inbound|email)-smtp\.{_REGION}\.amazonaws\.com"
    rf"|{re.escape(NAME_SERVER)}"
).fullmatch
is_above_hosts = re.compile(rf"\.|com|net|awsdns-64\.net|amazonaws\.com|{_REGION}\.amazonaws\.com").fullmatch


def hosted_zone(region: str) -> str:
    """Where SES publishes the keys of a Region's identities."""
    return f"dkim.{region}.{DOMAIN}" if region in OWN_ZONES else f"dkim.{DOMAIN}"


def feedback_host(region: str) -> str:
    """Who takes what comes back to a custom MAIL FROM domain."""
    return f"feedback-smtp.{region}.{DOMAIN}"


def inbound_host(region: str) -> str:
    """Who receives mail to a domain."""
    return f"inbound-smtp.{region}.amazonaws.com"
