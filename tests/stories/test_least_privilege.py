"""Least privilege, with boto3 alone: users and roles are allowed what their policies say, and no more."""

from __future__ import annotations

import json
import smtplib
import ssl
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import boto3
import pytest
from botocore.exceptions import ClientError

from bellhop import Bellhop
from bellhop.embedding import with_settings
from bellhop.smtp.passwords import password_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ACCOUNT = "000000000000"
BOB = f"arn:aws:iam::{ACCOUNT}:user/bob"
BODY: dict[str, Any] = {"Subject": {"Data": "Hello"}, "Body": {"Text": {"Data": "Hello"}}}


@pytest.fixture(scope="module")
def enforcing() -> Iterator[Bellhop]:
    with Bellhop(with_settings(sandbox="off", iam="enforce")) as found:
        yield found


@pytest.fixture
def root(enforcing: Bellhop) -> Callable[..., Any]:
    """`root("iam")` is the client of the account's owner."""
    enforcing.reset()
    return lambda service: boto3.client(service, **enforcing.client_kwargs)


def policy(*statements: dict[str, Any]) -> str:
    listed = [{"Effect": "Allow", "Resource": "*", **each} for each in statements]
    return json.dumps({"Version": "2012-10-17", "Statement": listed})


class User:
    """Bob: a user with the policies that a test gives it, and its clients."""

    def __init__(self, aws: Bellhop, iam: Any) -> None:
        self._aws, self._iam = aws, iam
        iam.create_user(UserName="bob")
        self.key = iam.create_access_key(UserName="bob")["AccessKey"]

    def may(self, *statements: dict[str, Any]) -> None:
        self._iam.put_user_policy(UserName="bob", PolicyName="p", PolicyDocument=policy(*statements))

    def client(self, service: str) -> Any:
        return self.client_of(service, self.key)

    def client_of(self, service: str, keys: dict[str, Any]) -> Any:
        return boto3.client(
            service,
            endpoint_url=self._aws.url,
            region_name="us-east-1",
            aws_access_key_id=keys["AccessKeyId"],
            aws_secret_access_key=keys["SecretAccessKey"],
            aws_session_token=keys.get("SessionToken"),
        )


@pytest.fixture
def bob(enforcing: Bellhop, root: Callable[..., Any]) -> User:
    return User(enforcing, root("iam"))


def denied(call: Callable[..., Any], **request: Any) -> tuple[int, str, str]:
    with pytest.raises(ClientError) as refused:
        call(**request)
    response = refused.value.response
    return (
        response["ResponseMetadata"]["HTTPStatusCode"],
        response["Error"]["Code"],
        response["Error"]["Message"],
    )


def implicit(action: str, resource: str) -> str:
    return (
        f"User: {BOB} is not authorized to perform: {action} on resource: {resource} "
        f"because no identity-based policy allows the {action} action"
    )


def test_parameters_below_a_path(root: Callable[..., Any], bob: User) -> None:
    for name in ("/app/one", "/app/two", "/other"):
        root("ssm").put_parameter(Name=name, Value=name, Type="String")
    prefix = f"arn:aws:ssm:us-east-1:{ACCOUNT}:parameter"
    bob.may(
        {
            "Action": ["ssm:GetParameter*", "ssm:PutParameter"],
            "Resource": [f"{prefix}/app", f"{prefix}/app/*"],
        },
        {"Effect": "Deny", "Action": "ssm:PutParameter", "Condition": {"Bool": {"ssm:Overwrite": "true"}}},
    )
    ssm = bob.client("ssm")

    assert ssm.get_parameter(Name="/app/one")["Parameter"]["Value"] == "/app/one"
    assert len(ssm.get_parameters_by_path(Path="/app")["Parameters"]) == 2
    ssm.put_parameter(Name="/app/three", Value="3", Type="String")

    refusal = implicit("ssm:GetParameter", f"{prefix}/other")
    assert denied(ssm.get_parameter, Name="/other") == (400, "AccessDeniedException", refusal)
    assert denied(ssm.get_parameters, Names=["/app/one", "/other"])[2].startswith(
        f"User: {BOB} is not authorized to perform: ssm:GetParameters on resource: {prefix}/other"
    )
    overwriting = denied(ssm.put_parameter, Name="/app/one", Value="1", Type="String", Overwrite=True)
    assert overwriting[2] == (
        f"User: {BOB} is not authorized to perform: ssm:PutParameter on resource: {prefix}/app/one "
        "with an explicit deny in an identity-based policy"
    )
    assert root("ssm").get_parameter(Name="/app/one")["Parameter"]["Version"] == 1


def test_commands_on_nodes_with_a_tag(enforcing: Bellhop, root: Callable[..., Any], bob: User) -> None:
    nodes = {
        stage: enforcing.control("POST", "/_bellhop/nodes", {"Tags": [{"Key": "Stage", "Value": stage}]})[
            "InstanceId"
        ]
        for stage in ("test", "live")
    }
    bob.may(
        {"Action": "ssm:SendCommand", "Resource": "arn:aws:ssm:us-east-1::document/AWS-RunShellScript"},
        {
            "Action": "ssm:SendCommand",
            "Resource": "arn:aws:ec2:*:*:instance/*",
            "Condition": {"StringEquals": {"ssm:resourceTag/Stage": "test"}},
        },
    )
    ssm = bob.client("ssm")
    command: dict[str, Any] = {"DocumentName": "AWS-RunShellScript", "Parameters": {"commands": ["true"]}}
    live = f"arn:aws:ec2:us-east-1:{ACCOUNT}:instance/{nodes['live']}"

    assert ssm.send_command(InstanceIds=[nodes["test"]], **command)["Command"]["TargetCount"] == 1
    ssm.send_command(Targets=[{"Key": "tag:Stage", "Values": ["test"]}], **command)
    assert denied(ssm.send_command, InstanceIds=[nodes["live"]], **command)[2] == implicit(
        "ssm:SendCommand", live
    )
    targets = [{"Key": "tag:Stage", "Values": ["live"]}]
    assert denied(ssm.send_command, Targets=targets, **command)[2] == implicit("ssm:SendCommand", live)
    both = [{"Key": "tag-key", "Values": ["Stage"]}]
    sent = ssm.send_command(Targets=both, **command)["Command"]["CommandId"]
    assert enforcing.settle()
    found = root("ssm").list_command_invocations(CommandId=sent)["CommandInvocations"]
    ended = {each["InstanceId"]: each["StatusDetails"] for each in found}
    assert ended == {nodes["test"]: "Success", nodes["live"]: "AccessDenied"}
    assert root("ssm").list_commands(CommandId=sent)["Commands"][0]["Status"] == "Success"
    other = {**command, "DocumentName": "AWS-RunPowerShellScript"}
    assert denied(ssm.send_command, InstanceIds=[nodes["test"]], **other)[1] == "AccessDeniedException"


def test_mail_from_one_address_to_one_domain(root: Callable[..., Any], bob: User) -> None:
    root("ses").verify_domain_identity(Domain="example.com")
    bob.may(
        {
            "Action": ["ses:SendEmail", "ses:SendRawEmail"],
            "Resource": f"arn:aws:ses:us-east-1:{ACCOUNT}:identity/example.com",
            "Condition": {
                "StringEquals": {"ses:FromAddress": "shop@example.com"},
                "ForAllValues:StringLike": {"ses:Recipients": "*@example.org"},
            },
        }
    )
    ses, sesv2 = bob.client("ses"), bob.client("sesv2")
    ours: dict[str, Any] = {"Source": "Shop <shop@example.com>", "Message": BODY}
    raw = {"Raw": {"Data": b"From: shop@example.com\nTo: a@example.org\nSubject: Hi\n\nHello\n"}}
    sentence = (
        f"User `{BOB}' is not authorized to perform `ses:SendEmail' on resource "
        f"`arn:aws:ses:us-east-1:{ACCOUNT}:identity/example.com'"
    )

    ses.send_email(Destination={"ToAddresses": ["a@example.org"], "BccAddresses": ["b@example.org"]}, **ours)
    sesv2.send_email(Content=raw)
    refused = denied(ses.send_email, Destination={"ToAddresses": ["a@example.org", "x@example.net"]}, **ours)
    assert refused == (403, "AccessDenied", sentence)
    other = {"FromEmailAddress": "else@example.com", "Content": {"Simple": BODY}}
    refused = denied(sesv2.send_email, Destination={"ToAddresses": ["a@example.org"]}, **other)
    assert refused == (403, "AccessDeniedException", sentence)
    assert denied(ses.get_send_quota)[2] == (
        f"User: {BOB} is not authorized to perform: ses:GetSendQuota "
        "because no identity-based policy allows the ses:GetSendQuota action"
    )


def test_mail_by_smtp(enforcing: Bellhop, root: Callable[..., Any], bob: User) -> None:
    root("ses").verify_domain_identity(Domain="example.com")
    bob.may({"Action": "ses:SendRawEmail", "Condition": {"StringLike": {"ses:FromAddress": "shop@*"}}})
    mail = "From: {}\nTo: a@example.org\nSubject: Hi\n\nHello\n"
    trusting = ssl._create_unverified_context()

    with smtplib.SMTP("127.0.0.1", enforcing.addresses.smtp) as smtp:
        smtp.starttls(context=trusting)
        smtp.login(bob.key["AccessKeyId"], password_of(bob.key["SecretAccessKey"], "us-east-1"))
        smtp.sendmail("shop@example.com", "a@example.org", mail.format("shop@example.com"))
        with pytest.raises(smtplib.SMTPDataError) as refused:
            smtp.sendmail("else@example.com", "a@example.org", mail.format("else@example.com"))

    assert refused.value.smtp_code == 554
    assert (
        refused.value.smtp_error
        == (
            f"Access denied: User `{BOB}' is not authorized to perform `ses:SendRawEmail' on resource "
            f"`arn:aws:ses:us-east-1:{ACCOUNT}:identity/example.com'"
        ).encode()
    )
    call = enforcing.control("GET", "/_bellhop/calls")["Calls"][-1]
    assert (call["Operation"], call["Principal"], call["ErrorCode"]) == ("SendRawEmail", BOB, "AccessDenied")


def test_a_projects_endpoints(root: Callable[..., Any], bob: User) -> None:
    app = root("pinpoint").create_app(CreateApplicationRequest={"Name": "shop"})["ApplicationResponse"]["Id"]
    ours = f"arn:aws:mobiletargeting:us-east-1:{ACCOUNT}:apps/{app}"
    bob.may({"Action": "mobiletargeting:*Endpoint", "Resource": f"{ours}/endpoints/u-*"})
    pinpoint = bob.client("pinpoint")
    request = {"ChannelType": "EMAIL", "Address": "a@example.org"}

    pinpoint.update_endpoint(ApplicationId=app, EndpointId="u-1", EndpointRequest=request)
    refused = denied(pinpoint.update_endpoint, ApplicationId=app, EndpointId="x", EndpointRequest=request)
    assert refused[0] == 403
    assert refused[2] == implicit("mobiletargeting:UpdateEndpoint", f"{ours}/endpoints/x")
    assert denied(pinpoint.get_app, ApplicationId=app)[2] == implicit("mobiletargeting:GetApp", ours)


def test_a_boundary_is_the_most_there_is(root: Callable[..., Any], bob: User) -> None:
    iam = root("iam")
    most = iam.create_policy(PolicyName="most", PolicyDocument=policy({"Action": "ses:*"}))["Policy"]["Arn"]
    bob.may({"Action": "*"})
    ssm = bob.client("ssm")
    assert ssm.describe_parameters()["Parameters"] == []

    iam.put_user_permissions_boundary(UserName="bob", PermissionsBoundary=most)

    assert bob.client("ses").get_send_quota()["Max24HourSend"]
    assert denied(ssm.describe_parameters)[2].endswith(
        "because no permissions boundary allows the ssm:DescribeParameters action"
    )


def test_policies_of_those_alone_who_have_a_boundary(root: Callable[..., Any], bob: User) -> None:
    iam = root("iam")
    most = iam.create_policy(PolicyName="most", PolicyDocument=policy({"Action": "ses:*"}))["Policy"]["Arn"]
    bob.may({"Action": "iam:*", "Condition": {"StringEquals": {"iam:PermissionsBoundary": most}}})
    ours, document = bob.client("iam"), policy({"Action": "ses:SendEmail"})
    iam.create_user(UserName="free")

    assert denied(ours.create_user, UserName="eve")[:2] == (403, "AccessDenied")
    ours.create_user(UserName="eve", PermissionsBoundary=most)
    ours.put_user_policy(UserName="eve", PolicyName="p", PolicyDocument=document)
    refused = denied(ours.put_user_policy, UserName="free", PolicyName="p", PolicyDocument=document)
    assert refused[2] == implicit("iam:PutUserPolicy", f"arn:aws:iam::{ACCOUNT}:user/free")


def test_a_role_that_trusts_and_a_session_that_is_narrowed(root: Callable[..., Any], bob: User) -> None:
    iam = root("iam")
    trust = {"Effect": "Allow", "Principal": {"AWS": BOB}, "Action": "sts:AssumeRole"}
    document = json.dumps({"Version": "2012-10-17", "Statement": [trust]})
    role = iam.create_role(RoleName="reader", Path="/team/", AssumeRolePolicyDocument=document)["Role"]["Arn"]
    iam.put_role_policy(RoleName="reader", PolicyName="p", PolicyDocument=policy({"Action": "ssm:*"}))
    closed = json.dumps(
        {"Version": "2012-10-17", "Statement": [{**trust, "Principal": {"Service": "ssm.amazonaws.com"}}]}
    )
    other = iam.create_role(RoleName="other", AssumeRolePolicyDocument=closed)["Role"]["Arn"]
    sts = bob.client("sts")

    given = sts.assume_role(
        RoleArn=role, RoleSessionName="one", Policy=policy({"Action": "ssm:DescribeParameters"})
    )["Credentials"]
    ssm = bob.client_of("ssm", given)
    assert ssm.describe_parameters()["Parameters"] == []
    session = f"arn:aws:sts::{ACCOUNT}:assumed-role/reader/one"
    assert denied(ssm.put_parameter, Name="a", Value="b", Type="String")[2] == (
        f"User: {session} is not authorized to perform: ssm:PutParameter on resource: "
        f"arn:aws:ssm:us-east-1:{ACCOUNT}:parameter/a "
        "because no session policy allows the ssm:PutParameter action"
    )
    refused = denied(sts.assume_role, RoleArn=other, RoleSessionName="one")
    assert refused[:2] == (403, "AccessDenied")
    assert refused[2].startswith(
        f"User: {BOB} is not authorized to perform: sts:AssumeRole on resource: {other}"
    )


def test_older_sessions_are_revoked(enforcing: Bellhop, root: Callable[..., Any], bob: User) -> None:
    iam, sts = root("iam"), bob.client("sts")
    trust = {"Effect": "Allow", "Principal": {"AWS": BOB}, "Action": "sts:AssumeRole"}
    document = json.dumps({"Version": "2012-10-17", "Statement": [trust]})
    role = iam.create_role(RoleName="reader", AssumeRolePolicyDocument=document)["Role"]["Arn"]
    iam.put_role_policy(RoleName="reader", PolicyName="p", PolicyDocument=policy({"Action": "ssm:*"}))

    def session() -> Any:
        given = sts.assume_role(RoleArn=role, RoleSessionName="one")["Credentials"]
        return bob.client_of("ssm", given)

    older = session()
    enforcing.advance(60)
    moment = datetime.fromtimestamp(enforcing.now(), UTC).isoformat(timespec="seconds")
    revoked = policy(
        {
            "Effect": "Deny",
            "Action": "*",
            "Condition": {"DateLessThan": {"aws:TokenIssueTime": moment.replace("+00:00", "Z")}},
        }
    )
    iam.put_role_policy(RoleName="reader", PolicyName="AWSRevokeOlderSessions", PolicyDocument=revoked)
    assert denied(older.describe_parameters)[2].endswith("with an explicit deny in an identity-based policy")
    assert session().describe_parameters()["Parameters"] == []


def test_a_tag_of_the_user_must_be_that_of_the_parameter(root: Callable[..., Any], bob: User) -> None:
    team = {"StringEquals": {"aws:ResourceTag/Team": "${aws:PrincipalTag/Team}"}}
    bob.may({"Action": "ssm:GetParameter", "Condition": team})
    for name in ("red", "blue"):
        tags = [{"Key": "Team", "Value": name}]
        root("ssm").put_parameter(Name=name, Value=name, Type="String", Tags=tags)
    ssm = bob.client("ssm")
    denied(ssm.get_parameter, Name="red")

    root("iam").tag_user(UserName="bob", Tags=[{"Key": "Team", "Value": "red"}])

    assert ssm.get_parameter(Name="red")["Parameter"]["Value"] == "red"
    denied(ssm.get_parameter, Name="blue")


def test_a_role_of_another_account_needs_both(
    enforcing: Bellhop, root: Callable[..., Any], bob: User
) -> None:
    owner = {"aws_access_key_id": "222222222222", "aws_secret_access_key": "test"}
    trust = {"Effect": "Allow", "Principal": {"AWS": ACCOUNT}, "Action": "sts:AssumeRole"}
    document = json.dumps({"Version": "2012-10-17", "Statement": [trust]})
    theirs = boto3.client("iam", **{**enforcing.client_kwargs, **owner})
    role = theirs.create_role(RoleName="visitor", AssumeRolePolicyDocument=document)["Role"]["Arn"]
    request = {"RoleArn": role, "RoleSessionName": "one"}

    assert denied(bob.client("sts").assume_role, **request)[2] == implicit("sts:AssumeRole", role)
    bob.may({"Action": "sts:AssumeRole", "Resource": role})
    given = bob.client("sts").assume_role(**request)["Credentials"]
    assert bob.client_of("sts", given).get_caller_identity()["Account"] == "222222222222"

    stranger = {"aws_access_key_id": "333333333333", "aws_secret_access_key": "test"}
    other = boto3.client("sts", **{**enforcing.client_kwargs, **stranger})
    assert denied(other.assume_role, **request)[1] == "AccessDenied"


def test_users_may_keep_their_own_keys(bob: User) -> None:
    bob.may({"Action": "iam:*AccessKey*", "Resource": "arn:aws:iam::*:user/${aws:username}"})
    iam = bob.client("iam")

    assert len(iam.list_access_keys()["AccessKeyMetadata"]) == 1
    iam.create_access_key(UserName="bob")
    assert denied(iam.create_access_key, UserName="eve")[2] == implicit(
        "iam:CreateAccessKey", f"arn:aws:iam::{ACCOUNT}:user/eve"
    )


def test_what_was_refused_is_in_the_trail(enforcing: Bellhop, bob: User) -> None:
    denied(bob.client("ssm").describe_parameters)
    call = enforcing.control("GET", "/_bellhop/calls")["Calls"][-1]

    assert (call["Operation"], call["Principal"]) == ("DescribeParameters", BOB)
    assert (call["ErrorCode"], call.get("Denial")) == ("AccessDeniedException", None)
    (event,) = enforcing.client("cloudtrail").lookup_events(
        LookupAttributes=[{"AttributeKey": "EventName", "AttributeValue": call["Operation"]}]
    )["Events"]
    record = json.loads(event["CloudTrailEvent"])
    assert (record["errorCode"], record["userIdentity"]["arn"]) == ("AccessDenied", BOB)


def test_audit_allows_and_records() -> None:
    with Bellhop(with_settings(sandbox="off", iam="audit")) as watching:
        user = User(watching, boto3.client("iam", **watching.client_kwargs))
        user.client("ssm").describe_parameters()
        call = watching.control("GET", "/_bellhop/calls")["Calls"][-1]

    assert call["Denial"] == implicit("ssm:DescribeParameters", f"arn:aws:ssm:us-east-1:{ACCOUNT}:*")
    assert "ErrorCode" not in call


def test_audit_lets_mail_through_and_records() -> None:
    with Bellhop(with_settings(sandbox="off", iam="audit")) as watching:
        user = User(watching, boto3.client("iam", **watching.client_kwargs))
        watching.client("ses").verify_email_identity(EmailAddress="shop@example.com")
        with smtplib.SMTP("127.0.0.1", watching.addresses.smtp) as smtp:
            smtp.starttls(context=ssl._create_unverified_context())
            smtp.login(user.key["AccessKeyId"], password_of(user.key["SecretAccessKey"], "us-east-1"))
            smtp.sendmail("shop@example.com", "a@example.org", "From: shop@example.com\n\nHello\n")
        call = watching.control("GET", "/_bellhop/calls")["Calls"][-1]
        (mail,) = watching.control("GET", "/_bellhop/messages")["Messages"]

    assert mail["From"] == "shop@example.com"
    assert (call["Operation"], call["Principal"], call.get("ErrorCode")) == ("SendRawEmail", BOB, None)
    assert call["Denial"].startswith(f"User `{BOB}' is not authorized to perform `ses:SendRawEmail'")
