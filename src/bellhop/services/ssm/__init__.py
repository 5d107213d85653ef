"""AWS Systems Manager: its face to callers."""

from bellhop.kernel.service import Service

MODULES = """activations commands document_permissions document_reviews documents node_lists nodes parameters
    resource_policies service_settings tags""".split()  # noqa: SIM905 - a list to read
SERVICE = Service("ssm", MODULES, package=__name__)
