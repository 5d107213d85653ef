"""Amazon SES, API v2: its face to callers."""

from bellhop.kernel.service import Service

MODULES = """account certificates configuration_sets contact_lists contacts custom_verification_emails
    custom_verification_templates dedicated_ip_pools dedicated_ips deliverability dkim email_templates
    event_destinations export_jobs feedback identities identity_policies import_jobs insights mail_from
    multi_region_endpoints pricing recommendations reputation sending suppression tags tenants vdm""".split()  # noqa: SIM905 - a list to read
SERVICE = Service("sesv2", MODULES, package=__name__)
