"""The directory, and what speaks for those in it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from bellhop.engines.access import kinds, managed, principals, roles, sessions, users
from bellhop.engines.access.directory import Directory
from bellhop.engines.access.kinds import GROUP, ROLE, USER
from bellhop.engines.access.tables import Group, ManagedPolicy, Role, User
from bellhop.kernel.caller import Identities

if TYPE_CHECKING:
    from collections.abc import Callable

ACCOUNT = "111111111111"


def document(action: str) -> str:
    statement = {"Effect": "Allow", "Action": action, "Resource": "*"}
    return json.dumps({"Version": "2012-10-17", "Statement": [statement]})


TRUST = json.dumps(
    {
        "Version": "2012-10-17",
        "Statement": [{"Effect": "Allow", "Principal": {"AWS": "*"}, "Action": "sts:AssumeRole"}],
    }
)


@pytest.fixture
def act(kernel) -> Callable[..., Any]:
    """Run an engine's function where rows of IAM lie."""

    def run(function: Callable[..., Any], *arguments: Any, **facts: Any) -> Any:
        return kernel.transactions.now(kernel.context(ACCOUNT, ""), function, *arguments, **facts)

    return run


@pytest.fixture
def directory(kernel) -> Directory:
    return Directory(kernel.transactions)


@pytest.fixture
def user(act) -> User:
    return act(lambda ctx: kinds.add(ctx, USER, User("u", "U", "/", "AIDAU", ctx.now), {"team": "post"}))


def actions(grants: principals.Grants) -> list[str]:
    return [each["Statement"][0]["Action"] for each in grants.identity]


def test_a_key_is_known_as_soon_as_it_is_there_and_not_a_moment_longer(act, directory, user):
    key = act(users.add_key, user)
    found = directory.find(key.id)
    assert found is not None
    assert (found.account, found.arn, found.secret) == (ACCOUNT, f"arn:aws:iam::{ACCOUNT}:user/U", key.secret)
    assert (found.kind, found.unique_id, found.tags) == ("user", "AIDAU", {"team": "post"})
    act(users.set_key_status, key, "Inactive")
    assert directory.find(key.id).inactive
    act(users.remove_key, key)
    assert directory.find(key.id) is None


def test_nobody_is_looked_for_once(kernel, directory, user, act):
    asked: list[str] = []
    across = kernel.database.across
    kernel.database.across = lambda: asked.append("store") or across()
    assert directory.find("AKIANOBODY") is None
    assert directory.find("AKIANOBODY") is None
    assert asked == ["store"]
    act(users.add_key, user)
    assert directory.find("AKIANOBODY") is None
    assert asked == ["store", "store"]


def test_identities_ask_for_no_root(directory, act, user):
    identities = Identities("000000000000", "us-east-1", directory)
    directory.find = None  # type: ignore[method-assign,assignment] - nobody is to ask it
    assert identities.caller("test").arn == "arn:aws:iam::000000000000:root"
    assert identities.caller("222222222222").account == "222222222222"
    assert identities.secret("test") == identities.secret("222222222222") == "test"


def test_secrets_are_told_of_lasting_active_keys(kernel, directory, act, user):
    identities = Identities("000000000000", "us-east-1", directory)
    key = act(users.add_key, user)
    assert identities.secret(key.id) == key.secret
    assert identities.caller(key.id).arn == f"arn:aws:iam::{ACCOUNT}:user/U"
    act(users.set_key_status, key, "Inactive")
    assert identities.secret(key.id) is None
    session = act(lambda ctx: sessions.begin(ctx, ACCOUNT, sessions.new(ctx, "user", "arn", ctx.now + 1)))
    assert identities.secret(session.id) is None
    assert identities.secret("AKIANOBODY") is None


def test_what_speaks_for_a_user(kernel, directory, act, user):
    def grant(ctx):
        group = kinds.add(ctx, GROUP, Group("g", "G", "/", "AGPAG", ctx.now))
        users.join(ctx, group, user)
        managed.put_inline(ctx, USER, user, "own", document("ses:*"))
        managed.put_inline(ctx, GROUP, group, "shared", document("ssm:*"))
        policy = ManagedPolicy("p", "P", "/", "ANPAP", ctx.now, "", None, ctx.now)
        managed.create(ctx, policy, document("sqs:*"), {})
        managed.attach(ctx, USER, user, policy.arn)
        managed.attach(ctx, GROUP, group, "arn:aws:iam::aws:policy/AdministratorAccess")
        managed.set_boundary(ctx, USER, user, policy.arn)
        return users.add_key(ctx, user)

    found = directory.grants(directory.find(act(grant).id))
    assert actions(found) == ["ses:*", "sqs:*", "ssm:*", "*"]
    assert found.boundary == json.loads(document("sqs:*"))
    assert found.session is None


def test_a_new_version_speaks_at_once(directory, act, user):
    policy = ManagedPolicy("p", "P", "/", "ANPAP", 0.0, "", None, 0.0)
    act(managed.create, policy, document("sqs:*"), {})
    act(managed.attach, USER, user, policy.arn)
    principal = directory.find(act(users.add_key, user).id)
    assert actions(directory.grants(principal)) == ["sqs:*"]
    act(managed.add_version, policy, document("sns:*"), default=True)
    assert actions(directory.grants(principal)) == ["sns:*"]


def test_a_session_of_a_role_is_narrowed_and_over_with_its_role(kernel, directory, act):
    role = Role("r", "R", "/", "AROAR", 0.0, TRUST, None, 3600)
    act(kinds.add, ROLE, role, {"team": "post", "stage": "test"})
    act(managed.put_inline, ROLE, role, "own", document("ses:*"))

    def begin(ctx):
        session = sessions.new(ctx, "role", f"arn:aws:sts::{ACCOUNT}:assumed-role/R/s", ctx.now + 60)
        session.issuer, session.unique_id, session.name = role.id, f"{role.id}:s", "s"
        session.tags, session.policies = {"stage": "live"}, [json.loads(document("ses:Send*"))]
        return sessions.begin(ctx, ACCOUNT, session)

    found = directory.find(act(begin).id)
    assert (found.kind, found.name, found.session) == ("role", "R", "s")
    assert found.tags == {"team": "post", "stage": "live"}
    assert found.expires == kernel.clock.now() + 60
    assert actions(directory.grants(found)) == ["ses:*"]
    assert directory.grants(found).session == [json.loads(document("ses:Send*"))]
    act(managed.remove_inline, ROLE, role, "own")
    act(roles.remove, role)
    assert directory.grants(found).identity == []


def test_sessions_long_over_are_forgotten(kernel, directory, act):
    def begin(ctx):
        return sessions.begin(ctx, ACCOUNT, sessions.new(ctx, "root", "arn", ctx.now + 60))

    old = act(begin)
    kernel.advance(sessions.KEPT)
    act(begin)
    assert directory.find(old.id).expires == old.expires
    kernel.advance(120)
    act(begin)
    directory.forget()
    assert directory.find(old.id) is None


def test_keys_say_their_account(act, user):
    import base64

    key = act(users.add_key, user)
    first = int.from_bytes(base64.b32decode(key.id[4:])[:6], "big")
    assert (first & 0x7FFFFFFFFF80) >> 7 == int(ACCOUNT)
