"""Tenants: made, given resources, sent for, and paused for themselves."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from botocore.exceptions import ClientError

if TYPE_CHECKING:
    from collections.abc import Callable

PREFIX = "arn:aws:ses:us-east-1:000000000000"
IDENTITY, SET, TEMPLATE = (
    f"{PREFIX}:{each}" for each in ("identity/example.com", "configuration-set/s", "template/t")
)
BODY = {"Subject": {"Data": "Hi"}, "Body": {"Text": {"Data": "Hello"}}}


@pytest.fixture
def tenant(sesv2: Any) -> dict[str, Any]:
    """The tenant acme, that may use nothing yet; there are a set and a template."""
    sesv2.create_configuration_set(ConfigurationSetName="s")
    sesv2.create_email_template(TemplateName="t", TemplateContent={"Subject": "Hi", "Text": "Hello"})
    return sesv2.create_tenant(TenantName="acme", Tags=[{"Key": "tier", "Value": "gold"}])


def associate(sesv2: Any, *resources: str, tenant: str = "acme") -> None:
    for resource in resources:
        sesv2.create_tenant_resource_association(TenantName=tenant, ResourceArn=resource)


def mail(**changes: Any) -> dict[str, Any]:
    return {
        "FromEmailAddress": "sol@example.com",
        "Destination": {"ToAddresses": ["t@example.org"]},
        "Content": {"Simple": BODY},
        "TenantName": "acme",
        "ConfigurationSetName": "s",
        **changes,
    }


def refusal(call: Callable[..., Any], **request: Any) -> tuple[int, str, str]:
    with pytest.raises(ClientError) as caught:
        call(**request)
    answer = caught.value.response
    error = answer["Error"]
    return answer["ResponseMetadata"]["HTTPStatusCode"], error["Code"], error["Message"]


def test_a_tenant_from_its_making_to_its_end(sesv2: Any, tenant: dict[str, Any]) -> None:
    assert re.fullmatch(rf"{PREFIX}:tenant/acme/tn-[0-9a-f]+", tenant["TenantArn"])
    assert tenant["TenantArn"].endswith(tenant["TenantId"])
    assert (tenant["SendingStatus"], tenant["Tags"]) == ("ENABLED", [{"Key": "tier", "Value": "gold"}])
    assert tenant["SuppressionAttributes"] == {"SuppressionScope": "ACCOUNT", "SuppressedReasons": []}

    del tenant["ResponseMetadata"]
    assert sesv2.get_tenant(TenantName="acme")["Tenant"] == tenant
    info = {name: tenant[name] for name in tenant if name not in ("Tags", "SuppressionAttributes")}
    assert sesv2.list_tenants()["Tenants"] == [info]

    sesv2.delete_tenant(TenantName="acme")
    with pytest.raises(sesv2.exceptions.NotFoundException):
        sesv2.get_tenant(TenantName="acme")
    with pytest.raises(sesv2.exceptions.NotFoundException):
        sesv2.delete_tenant(TenantName="acme")


def test_names_are_taken_once_and_spelled_plainly(sesv2: Any, tenant: dict[str, Any]) -> None:
    with pytest.raises(sesv2.exceptions.AlreadyExistsException):
        sesv2.create_tenant(TenantName="acme")
    for name in ("a b", "x" * 65, "a/b"):
        with pytest.raises(sesv2.exceptions.BadRequestException):
            sesv2.create_tenant(TenantName=name)


def test_tenants_are_listed_by_name_and_status(sesv2: Any) -> None:
    arns = {name: sesv2.create_tenant(TenantName=name)["TenantArn"] for name in ("b-one", "a-one", "two")}
    sesv2.update_reputation_entity_customer_managed_status(
        ReputationEntityType="RESOURCE", ReputationEntityReference=arns["a-one"], SendingStatus="DISABLED"
    )

    def names(**filters: str) -> list[str]:
        return [each["TenantName"] for each in sesv2.list_tenants(Filter=filters)["Tenants"]]

    assert names() == ["a-one", "b-one", "two"]
    assert names(TENANT_NAME_CONTAINS="one") == ["a-one", "b-one"]
    assert names(SENDING_STATUS="DISABLED") == ["a-one"]

    first = sesv2.list_tenants(PageSize=2)
    second = sesv2.list_tenants(PageSize=2, NextToken=first["NextToken"])
    assert [each["TenantName"] for each in second["Tenants"]] == ["two"]
    assert "NextToken" not in second


def test_resources_are_associated_listed_and_parted(sesv2: Any, tenant: dict[str, Any]) -> None:
    sesv2.create_tenant(TenantName="other")
    associate(sesv2, IDENTITY, SET, TEMPLATE)
    associate(sesv2, IDENTITY, tenant="other")

    def resources(**filters: str) -> dict[str, str]:
        found = sesv2.list_tenant_resources(TenantName="acme", Filter=filters)["TenantResources"]
        return {each["ResourceArn"]: each["ResourceType"] for each in found}

    assert resources() == {
        SET: "CONFIGURATION_SET",
        IDENTITY: "EMAIL_IDENTITY",
        TEMPLATE: "EMAIL_TEMPLATE",
    }
    assert resources(RESOURCE_TYPE="EMAIL_TEMPLATE") == {TEMPLATE: "EMAIL_TEMPLATE"}

    found = sesv2.list_resource_tenants(ResourceArn=IDENTITY)["ResourceTenants"]
    assert [each["TenantName"] for each in found] == ["acme", "other"]
    assert (found[0]["TenantId"], found[0]["ResourceArn"]) == (tenant["TenantId"], IDENTITY)

    sesv2.delete_tenant_resource_association(TenantName="acme", ResourceArn=SET)
    assert set(resources()) == {IDENTITY, TEMPLATE}
    sesv2.delete_tenant(TenantName="other")
    found = sesv2.list_resource_tenants(ResourceArn=IDENTITY)["ResourceTenants"]
    assert [each["TenantName"] for each in found] == ["acme"]


@pytest.mark.parametrize(
    ("resource", "code"),
    [
        (IDENTITY, "AlreadyExistsException"),
        (f"{PREFIX}:identity/example.net", "NotFoundException"),
        (f"{PREFIX}:tenant/acme", "NotFoundException"),
        (IDENTITY.replace("000000000000", "111111111111"), "NotFoundException"),
        ("example.com", "NotFoundException"),
    ],
)
def test_what_cannot_be_associated(sesv2: Any, tenant: dict[str, Any], resource: str, code: str) -> None:
    associate(sesv2, IDENTITY)
    request = {"TenantName": "acme", "ResourceArn": resource}

    assert refusal(sesv2.create_tenant_resource_association, **request)[1] == code
    if resource != IDENTITY:
        assert refusal(sesv2.delete_tenant_resource_association, **request)[1] == "NotFoundException"


def test_a_tenants_mail_uses_what_it_was_given(sesv2: Any, tenant: dict[str, Any]) -> None:
    template = mail(Content={"Template": {"TemplateName": "t", "TemplateData": "{}"}})

    assert refusal(sesv2.send_email, **mail()) == (
        403,
        "AccessDeniedException",
        f"Tenant not associated with resources [{IDENTITY}, {SET}]",
    )
    associate(sesv2, IDENTITY)
    assert refusal(sesv2.send_email, **mail())[2] == f"Tenant not associated with resources [{SET}]"

    associate(sesv2, SET)
    assert sesv2.send_email(**mail())["MessageId"]
    assert refusal(sesv2.send_email, **template)[2] == f"Tenant not associated with resources [{TEMPLATE}]"

    associate(sesv2, TEMPLATE)
    assert sesv2.send_email(**template)["MessageId"]
    assert refusal(sesv2.send_email, **mail(TenantName="nobody"))[1] == "NotFoundException"


def test_a_tenants_mail_needs_a_set(sesv2: Any, tenant: dict[str, Any]) -> None:
    associate(sesv2, IDENTITY, SET)
    unset = mail()
    del unset["ConfigurationSetName"]
    assert refusal(sesv2.send_email, **unset)[1] == "BadRequestException"

    named = {"EmailIdentity": "example.com", "ConfigurationSetName": "s"}
    sesv2.put_email_identity_configuration_set_attributes(**named)
    assert sesv2.send_email(**unset)["MessageId"]


def test_what_a_tenant_has_is_not_deleted(
    sesv2: Any, aws: Callable[..., Any], tenant: dict[str, Any]
) -> None:
    associate(sesv2, IDENTITY, SET)

    assert refusal(sesv2.delete_email_identity, EmailIdentity="example.com")[1] == "BadRequestException"
    assert refusal(sesv2.delete_configuration_set, ConfigurationSetName="s")[1] == "BadRequestException"
    assert refusal(aws("ses").delete_identity, Identity="example.com")[1] == "InvalidParameterValue"

    for resource in (IDENTITY, SET):
        sesv2.delete_tenant_resource_association(TenantName="acme", ResourceArn=resource)
    sesv2.delete_email_identity(EmailIdentity="example.com")
    sesv2.delete_configuration_set(ConfigurationSetName="s")


def test_raw_mail_names_its_tenant_in_a_header(sesv2: Any, tenant: dict[str, Any]) -> None:
    raw = b"From: sol@example.com\r\nTo: t@example.org\r\nX-SES-TENANT: acme\r\n"
    raw += b"X-SES-CONFIGURATION-SET: s\r\n\r\nHello"

    assert refusal(sesv2.send_email, Content={"Raw": {"Data": raw}})[1] == "AccessDeniedException"
    associate(sesv2, IDENTITY, SET)
    assert sesv2.send_email(Content={"Raw": {"Data": raw}})["MessageId"]


def test_a_tenant_is_paused_for_itself(sesv2: Any, tenant: dict[str, Any]) -> None:
    associate(sesv2, IDENTITY, SET)
    said = {"ReputationEntityType": "RESOURCE", "ReputationEntityReference": tenant["TenantArn"]}
    sesv2.update_reputation_entity_customer_managed_status(**said, SendingStatus="DISABLED")

    assert sesv2.get_tenant(TenantName="acme")["Tenant"]["SendingStatus"] == "DISABLED"
    with pytest.raises(sesv2.exceptions.SendingPausedException):
        sesv2.send_email(**mail())
    others = mail()
    del others["TenantName"]
    assert sesv2.send_email(**others)["MessageId"]

    sesv2.update_reputation_entity_customer_managed_status(**said, SendingStatus="ENABLED")
    assert sesv2.send_email(**mail())["MessageId"]


def test_a_tenant_may_have_a_suppression_list_of_its_own(sesv2: Any, tenant: dict[str, Any]) -> None:
    associate(sesv2, IDENTITY)
    sesv2.put_tenant_suppression_attributes(
        TenantName="acme", SuppressionScope="TENANT", SuppressedReasons=["BOUNCE"]
    )

    found = sesv2.get_tenant(TenantName="acme")["Tenant"]["SuppressionAttributes"]
    assert found == {"SuppressionScope": "TENANT", "SuppressedReasons": ["BOUNCE"]}

    held = {"EmailAddress": "t@example.org", "TenantName": "acme"}
    sesv2.put_suppressed_destination(**held, Reason="BOUNCE")
    assert sesv2.get_suppressed_destination(**held)["SuppressedDestination"]["Reason"] == "BOUNCE"
    sesv2.delete_tenant_resource_association(TenantName="acme", ResourceArn=IDENTITY)
    sesv2.delete_tenant(TenantName="acme")
    sesv2.create_tenant(TenantName="acme")
    with pytest.raises(sesv2.exceptions.NotFoundException):
        sesv2.get_suppressed_destination(**held)
    with pytest.raises(sesv2.exceptions.NotFoundException):
        sesv2.put_tenant_suppression_attributes(TenantName="nobody", SuppressionScope="TENANT")
