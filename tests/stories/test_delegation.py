"""Two accounts: one owns identities, the other sends by them, as far as policies allow."""

from __future__ import annotations

import json
import smtplib
import ssl
from typing import TYPE_CHECKING, Any

import pytest
from botocore.exceptions import ClientError

from bellhop.smtp.passwords import password_of

if TYPE_CHECKING:
    from collections.abc import Callable

    import httpx2

    from bellhop import Bellhop

    Messages = Callable[..., list[dict[str, Any]]]

OWNER, DELEGATE = "222222222222", "111111111111"
BODY = {"Subject": {"Data": "Hi"}, "Body": {"Text": {"Data": "Hello"}}}


def arn(name: str, region: str = "us-east-1") -> str:
    return f"arn:aws:ses:{region}:{OWNER}:identity/{name}"


def client(bellhop: Bellhop, service: str, key: str, secret: str = "test") -> Any:
    return bellhop.client(service, aws_access_key_id=key, aws_secret_access_key=secret)


@pytest.fixture
def owner(bellhop: Bellhop) -> Any:
    found = client(bellhop, "ses", OWNER)
    for name in ("example.com", "other.example"):
        found.verify_domain_identity(Domain=name)
    return found


@pytest.fixture
def delegate(bellhop: Bellhop) -> Any:
    found = client(bellhop, "ses", DELEGATE)
    found.verify_domain_identity(Domain="example.net")
    return found


def allow(owner: Any, name: str = "example.com", policy: str = "p", **changes: Any) -> None:
    statement = {
        "Effect": "Allow",
        "Principal": {"AWS": DELEGATE},
        "Action": "ses:Send*",
        "Resource": arn(name),
        **changes,
    }
    document = json.dumps({"Version": "2012-10-17", "Statement": statement})
    owner.put_identity_policy(Identity=name, PolicyName=policy, Policy=document)


def outcome(call: Callable[..., Any], **request: Any) -> str:
    """`sent`, or the code of the error."""
    try:
        call(**request)
    except ClientError as refused:
        return refused.response["Error"]["Code"]
    return "sent"


def mail(**changes: Any) -> dict[str, Any]:
    return {
        "Source": "Sales <sales@example.com>",
        "SourceArn": arn("example.com"),
        "Destination": {"ToAddresses": ["ann@example.org"]},
        "Message": BODY,
        **changes,
    }


def raw(sender: str = "sales@example.com", *headers: str) -> bytes:
    return "\r\n".join([f"From: {sender}", "To: ann@example.org", *headers, "", "Hello"]).encode()


def test_nobody_speaks_for_another_without_a_policy(owner: Any, delegate: Any) -> None:
    unarmed = mail()
    del unarmed["SourceArn"]
    assert outcome(delegate.send_email, **unarmed) == "MessageRejected"

    with pytest.raises(ClientError) as caught:
        delegate.send_email(**mail())
    answer = caught.value.response
    assert (answer["Error"]["Code"], answer["ResponseMetadata"]["HTTPStatusCode"]) == ("AccessDenied", 403)
    assert answer["Error"]["Message"] == (
        f"User `arn:aws:iam::{DELEGATE}:root' is not authorized to perform `ses:SendEmail' on resource "
        f"`{arn('example.com')}'"
    )


def test_a_policy_lets_another_account_send(
    bellhop: Bellhop, owner: Any, delegate: Any, messages: Messages
) -> None:
    allow(owner)
    identifier = delegate.send_email(**mail())["MessageId"]

    (found,) = messages()
    assert (found["Id"], found["Account"]) == (identifier, DELEGATE)
    sent = [each.get_send_quota()["SentLast24Hours"] for each in (owner, delegate)]
    assert sent == [0, 1], "it counts against the quota of who sends"

    owner.delete_identity_policy(Identity="example.com", PolicyName="p")
    assert outcome(delegate.send_email, **mail()) == "AccessDenied"


def test_each_way_of_sending_needs_its_action(bellhop: Bellhop, owner: Any, delegate: Any) -> None:
    sesv2 = client(bellhop, "sesv2", DELEGATE)
    delegate.create_template(Template={"TemplateName": "t", "SubjectPart": "Hi", "TextPart": "Hello"})
    common = {"Source": "sales@example.com", "SourceArn": arn("example.com")}
    to = {"ToAddresses": ["ann@example.org"]}
    v2 = {
        "FromEmailAddress": "sales@example.com",
        "FromEmailAddressIdentityArn": arn("example.com"),
        "Destination": to,
    }
    template = {"Template": "t", "TemplateData": "{}"}
    bulk = {"Template": "t", "DefaultTemplateData": "{}", "Destinations": [{"Destination": to}]}
    ways: dict[str, list[Callable[[], str]]] = {
        "ses:SendEmail": [
            lambda: outcome(delegate.send_email, **mail()),
            lambda: outcome(sesv2.send_email, **v2, Content={"Simple": BODY}),
        ],
        "ses:SendRawEmail": [
            lambda: outcome(delegate.send_raw_email, RawMessage={"Data": raw()}, **common),
            lambda: outcome(
                delegate.send_raw_email,
                RawMessage={"Data": raw("sales@example.com", f"X-SES-SOURCE-ARN: {arn('example.com')}")},
            ),
            lambda: outcome(sesv2.send_email, **v2, Content={"Raw": {"Data": raw()}}),
        ],
        "ses:SendTemplatedEmail": [
            lambda: outcome(delegate.send_templated_email, **common, Destination=to, **template),
            lambda: outcome(
                sesv2.send_email, **v2, Content={"Template": {"TemplateName": "t", "TemplateData": "{}"}}
            ),
        ],
        "ses:SendBulkTemplatedEmail": [
            lambda: outcome(delegate.send_bulk_templated_email, **common, **bulk),
        ],
    }
    for allowed in ways:
        allow(owner, Action=allowed)
        for action, calls in ways.items():
            found = {call() for call in calls}
            denied = {"AccessDenied", "AccessDeniedException"}
            assert found <= ({"sent"} if action == allowed else denied), (allowed, action)


@pytest.mark.parametrize(
    ("condition", "changes", "expected"),
    [
        ({"StringLike": {"ses:FromAddress": "s*@example.com"}}, {}, "sent"),
        ({"StringLike": {"ses:FromAddress": "s*@example.com"}}, {"Source": "a@example.com"}, "AccessDenied"),
        ({"StringEquals": {"ses:FromDisplayName": "Sales"}}, {}, "sent"),
        ({"StringEquals": {"ses:FromDisplayName": "Support"}}, {}, "AccessDenied"),
        ({"ForAllValues:StringLike": {"ses:Recipients": "*@example.org"}}, {}, "sent"),
        (
            {"ForAllValues:StringLike": {"ses:Recipients": "*@example.org"}},
            {"Destination": {"ToAddresses": ["ann@example.org"], "BccAddresses": ["b@example.net"]}},
            "AccessDenied",
        ),
        (
            {"StringEquals": {"ses:FeedbackAddress": "bounces@example.com"}},
            {"ReturnPath": "bounces@example.com"},
            "sent",
        ),
        ({"StringEquals": {"ses:FeedbackAddress": "bounces@example.com"}}, {}, "AccessDenied"),
        ({"DateLessThan": {"aws:CurrentTime": "2099-01-01T00:00:00Z"}}, {}, "sent"),
        ({"DateLessThan": {"aws:CurrentTime": "2019-07-30T00:00:00Z"}}, {}, "AccessDenied"),
        ({"StringEquals": {"aws:PrincipalAccount": DELEGATE}}, {}, "sent"),
    ],
)
def test_conditions_narrow_what_is_allowed(
    owner: Any, delegate: Any, condition: dict[str, Any], changes: dict[str, Any], expected: str
) -> None:
    allow(owner, Condition=condition)

    assert outcome(delegate.send_email, **mail(**changes)) == expected


def test_policies_of_an_address_go_before_those_of_its_domain(owner: Any, delegate: Any) -> None:
    owner.verify_email_identity(EmailAddress="sales@example.com")
    allow(owner)
    allow(owner, "sales@example.com", Effect="Deny")

    assert outcome(delegate.send_email, **mail()) == "AccessDenied"
    assert outcome(delegate.send_email, **mail(Source="info@example.com")) == "sent"

    allow(owner, Effect="Deny")
    allow(owner, "sales@example.com")
    assert outcome(delegate.send_email, **mail()) == "sent"
    assert outcome(delegate.send_email, **mail(Source="info@example.com")) == "AccessDenied"


def test_a_denial_goes_before_all_that_is_allowed(owner: Any, delegate: Any) -> None:
    allow(owner)
    allow(owner, policy="q", Effect="Deny", Condition={"StringLike": {"ses:FromAddress": "sales@*"}})

    assert outcome(delegate.send_email, **mail()) == "AccessDenied"
    assert outcome(delegate.send_email, **mail(Source="info@example.com")) == "sent"


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"SourceArn": "example.com"}, "InvalidParameterValue"),
        ({"SourceArn": arn("example.com", "eu-west-1")}, "AccessDenied"),
        ({"SourceArn": arn("nobody.example")}, "MessageRejected"),
        ({"Source": "sol@sub.example.com"}, "sent"),
        ({"Source": "sol@example.info"}, "MessageRejected"),
        ({"Source": "sol@example.net"}, "sent"),
        ({"ReturnPath": "sol@example.net"}, "sent"),
        ({"ReturnPath": "back@other.example"}, "MessageRejected"),
        ({"ReturnPath": "back@other.example", "ReturnPathArn": arn("other.example")}, "sent"),
    ],
)
def test_what_speaks_is_covered_by_what_is_named(
    owner: Any, delegate: Any, changes: dict[str, Any], expected: str
) -> None:
    for name in ("example.com", "other.example"):
        allow(owner, name)

    assert outcome(delegate.send_email, **mail(**changes)) == expected


def test_an_identity_of_ones_own_may_be_named_too(owner: Any) -> None:
    assert outcome(owner.send_email, **mail()) == "sent"

    allow(owner, Effect="Deny", Principal="*")
    assert outcome(owner.send_email, **mail()) == "AccessDenied"


def test_the_owners_default_set_is_the_owners(bellhop: Bellhop, owner: Any, delegate: Any) -> None:
    sesv2 = client(bellhop, "sesv2", OWNER)
    sesv2.create_configuration_set(ConfigurationSetName="s")
    sesv2.put_email_identity_configuration_set_attributes(
        EmailIdentity="example.com", ConfigurationSetName="s"
    )
    allow(owner)

    assert outcome(delegate.send_email, **mail()) == "sent"
    assert outcome(delegate.send_email, **mail(ConfigurationSetName="s")) == "ConfigurationSetDoesNotExist"


def test_one_user_of_an_account_may_be_allowed(bellhop: Bellhop, owner: Any, delegate: Any) -> None:
    iam = client(bellhop, "iam", DELEGATE)
    user = iam.create_user(UserName="sam")["User"]["Arn"]
    key = iam.create_access_key(UserName="sam")["AccessKey"]
    allow(owner, Principal={"AWS": user})

    sam = client(bellhop, "ses", key["AccessKeyId"], key["SecretAccessKey"])
    assert outcome(sam.send_email, **mail()) == "sent"
    assert outcome(delegate.send_email, **mail()) == "AccessDenied"


def test_by_smtp_headers_name_the_identity(bellhop: Bellhop, owner: Any, messages: Messages) -> None:
    with smtplib.SMTP("127.0.0.1", bellhop.addresses.smtp) as smtp:
        context = ssl.create_default_context()
        context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
        smtp.starttls(context=context)
        smtp.login(DELEGATE, password_of("test", "us-east-1"))
        lent = arn("example.com")
        message = raw("sales@example.com", f"X-SES-FROM-ARN: {lent}", f"X-SES-SOURCE-ARN: {lent}")
        with pytest.raises(smtplib.SMTPDataError) as refused:
            smtp.sendmail("sales@example.com", ["ann@example.org"], message)
        assert refused.value.smtp_code == 554
        assert b"Access denied: User `arn:aws:iam::111111111111:root'" in refused.value.smtp_error

        allow(owner)
        smtp.sendmail("sales@example.com", ["ann@example.org"], message)
    assert [found["Account"] for found in messages()] == [DELEGATE]


def test_both_accounts_have_to_leave_the_sandbox(
    bellhop: Bellhop, owner: Any, delegate: Any, api: httpx2.Client
) -> None:
    allow(owner)
    for account in (OWNER, DELEGATE):
        api.post("/account", json={"Account": account, "ProductionAccess": False})
        assert outcome(delegate.send_email, **mail()) == "MessageRejected"
        to = {"ToAddresses": ["success@simulator.amazonses.com"]}
        assert outcome(delegate.send_email, **mail(Destination=to)) == "sent"
        api.post("/account", json={"Account": account, "ProductionAccess": True})
    assert outcome(delegate.send_email, **mail()) == "sent"
