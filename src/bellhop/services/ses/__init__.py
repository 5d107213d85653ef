"""Amazon SES, API v1: its face to callers."""

from bellhop.kernel.service import Service

MODULES = """account bounces configuration_sets custom_verification_emails custom_verification_templates dkim
    event_destinations identities identity_policies mail_from notifications sending templates""".split()  # noqa: SIM905 - a list to read
SERVICE = Service("ses", MODULES, package=__name__)
