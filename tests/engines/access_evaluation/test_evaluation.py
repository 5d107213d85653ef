"""Which policies win: reference_policies_evaluation-logic.html, rule by rule."""

from __future__ import annotations

from typing import Any

import pytest

from bellhop.engines.access.evaluation import BOUNDARY, IDENTITY, RESOURCE, TRUST
from bellhop.engines.access.evaluation import SESSION as SESSION_POLICY
from tests.engines.access_evaluation.policies import (
    ACCOUNT,
    ALLOW,
    BOB,
    DENY,
    GUEST,
    NOTHING,
    OTHER,
    READ,
    ROOT,
    SERVICE,
    SESSION,
    compiled,
    decide,
    statement,
)

FOREIGN = f"arn:aws:iam::{OTHER}:role/theirs"


def open_to(*principals: str) -> Any:
    return compiled(statement(Principal={"AWS": list(principals)}))


ALL = {"policy_of_resource": open_to("*"), "boundary": ALLOW, "session": [ALLOW]}


@pytest.mark.parametrize(
    ("identity", "other", "kind"),
    [
        ([ALLOW, DENY], {}, IDENTITY),
        ([ALLOW], {"boundary": DENY}, BOUNDARY),
        ([ALLOW], {"session": [ALLOW, DENY]}, SESSION_POLICY),
        ([ALLOW], {"policy_of_resource": compiled(statement("Deny", Principal="*"))}, RESOURCE),
        ([DENY], {"policy_of_resource": open_to(BOB.arn)}, IDENTITY),
    ],
)
def test_an_explicit_deny_wins(identity: Any, other: Any, kind: str) -> None:
    found = decide(identity, **{**ALL, **other})

    assert (found.allowed, found.explicit, found.kind) == (False, True, kind)


@pytest.mark.parametrize(
    ("identity", "other", "kind"),
    [
        ([], {}, IDENTITY),
        ([NOTHING], {}, IDENTITY),
        ([NOTHING, ALLOW], {}, ""),
        ([ALLOW], {"boundary": NOTHING}, BOUNDARY),
        ([ALLOW], {"boundary": ALLOW}, ""),
        ([NOTHING], {"boundary": ALLOW}, IDENTITY),
        ([ALLOW], {"session": [NOTHING]}, SESSION_POLICY),
        ([ALLOW], {"session": []}, SESSION_POLICY),
        ([ALLOW], {"session": [NOTHING, ALLOW]}, ""),
        ([ALLOW], {"boundary": NOTHING, "session": [NOTHING]}, BOUNDARY),
    ],
)
def test_boundary_and_session_narrow_what_identity_policies_allow(
    identity: Any, other: Any, kind: str
) -> None:
    found = decide(identity, **other)

    assert (found.allowed, found.explicit, found.kind) == (not kind, False, kind)


NARROW = {"boundary": NOTHING, "session": [NOTHING]}


@pytest.mark.parametrize(
    ("who", "principal", "narrowed", "kind"),
    [
        (BOB, BOB.arn, NARROW, ""),  # "… not limited by an implicit deny in an identity-based policy …"
        (BOB, "*", NARROW, ""),
        (BOB, ACCOUNT, {}, IDENTITY),  # the account's own policies have to allow it
        (SESSION, SESSION.arn, NARROW, ""),  # "permissions directly to the assumed role session"
        (SESSION, SESSION.behind, {}, ""),
        (SESSION, SESSION.behind, {"boundary": NOTHING}, BOUNDARY),  # "… limited by an implicit deny …"
        (SESSION, SESSION.behind, {"session": [NOTHING]}, SESSION_POLICY),
        (GUEST, GUEST.arn, NARROW, ""),
        (GUEST, BOB.arn, {}, ""),
        (GUEST, BOB.arn, {"session": [NOTHING]}, SESSION_POLICY),
    ],
)
def test_a_resource_policy_of_the_same_account_is_enough(
    who: Any, principal: str, narrowed: Any, kind: str
) -> None:
    found = decide([], who, policy_of_resource=open_to(principal), **narrowed)

    assert (found.allowed, found.kind) == (not kind, kind)


@pytest.mark.parametrize(
    ("identity", "principal", "narrowed", "kind"),
    [
        ([ALLOW], BOB.arn, {}, ""),
        ([ALLOW], ACCOUNT, {}, ""),
        ([ALLOW], "*", {}, ""),
        ([], BOB.arn, {}, IDENTITY),
        ([ALLOW], OTHER, {}, RESOURCE),
        ([ALLOW], BOB.arn, {"boundary": NOTHING}, BOUNDARY),
        ([ALLOW], BOB.arn, {"session": [NOTHING]}, SESSION_POLICY),
    ],
)
def test_another_accounts_resource_needs_both(
    identity: Any, principal: str, narrowed: Any, kind: str
) -> None:
    found = decide(identity, owner=OTHER, policy_of_resource=open_to(principal), **narrowed)

    assert (found.allowed, found.kind) == (not kind, kind)


def test_root_is_limited_by_explicit_denies_of_resources_alone() -> None:
    assert decide(who=ROOT).allowed
    assert decide(who=ROOT, policy_of_resource=open_to(BOB.arn)).allowed
    assert decide(who=ROOT, policy_of_resource=compiled(statement("Deny", Principal="*"))).explicit


def test_root_of_another_account_is_let_in_by_the_resource() -> None:
    assert decide(who=ROOT, owner=OTHER, policy_of_resource=open_to(ACCOUNT)).allowed
    assert decide(who=ROOT, owner=OTHER, policy_of_resource=open_to(OTHER)).kind == RESOURCE


def test_a_service_has_what_resource_policies_give_it() -> None:
    trusting = compiled(statement(Principal={"Service": SERVICE.arn}))

    assert decide(who=SERVICE, owner=ACCOUNT, policy_of_resource=trusting).allowed
    assert not decide(who=SERVICE, owner=ACCOUNT).allowed


@pytest.mark.parametrize(
    ("identity", "who", "principal", "owner", "kind"),
    [
        ([], BOB, BOB.arn, ACCOUNT, ""),
        ([ALLOW], BOB, ACCOUNT, ACCOUNT, ""),
        ([], BOB, ACCOUNT, ACCOUNT, IDENTITY),
        ([ALLOW], BOB, f"arn:aws:iam::{ACCOUNT}:user/eve", ACCOUNT, TRUST),
        ([ALLOW], BOB, ACCOUNT, OTHER, ""),
        ([], BOB, BOB.arn, OTHER, IDENTITY),
        ([ALLOW], BOB, OTHER, OTHER, TRUST),
        ([], ROOT, ACCOUNT, OTHER, ""),
        ([], ROOT, OTHER, OTHER, TRUST),
    ],
)
def test_who_may_assume_a_role(identity: Any, who: Any, principal: str, owner: str, kind: str) -> None:
    trust = compiled({"Effect": "Allow", "Principal": {"AWS": principal}, "Action": "sts:AssumeRole"})
    found = decide(
        identity, who, "sts:AssumeRole", FOREIGN, owner=owner, policy_of_resource=trust, trust=True
    )

    assert (found.allowed, found.kind) == (not kind, kind)


def test_an_external_id_is_a_condition_of_trust() -> None:
    trust = compiled(
        {
            "Effect": "Allow",
            "Principal": {"AWS": BOB.arn},
            "Action": "sts:AssumeRole",
            "Condition": {"StringEquals": {"sts:ExternalId": "secret"}},
        }
    )
    given = {"policy_of_resource": trust, "trust": True}

    assert decide([], action="sts:AssumeRole", keys={"sts:externalid": "secret"}, **given).allowed
    assert not decide([ALLOW], action="sts:AssumeRole", **given).allowed


@pytest.mark.parametrize(
    ("decision", "ending"),
    [
        (decide([]), f" because no identity-based policy allows the {READ} action"),
        (decide([DENY]), " with an explicit deny in an identity-based policy"),
        (decide([ALLOW], boundary=NOTHING), f" because no permissions boundary allows the {READ} action"),
        (decide([ALLOW], boundary=DENY), " with an explicit deny in a permissions boundary"),
        (decide([ALLOW], session=[]), f" because no session policy allows the {READ} action"),
        (decide([ALLOW], session=[DENY]), " with an explicit deny in a session policy"),
        (
            decide([ALLOW], owner=OTHER, policy_of_resource=open_to(OTHER)),
            f" because no resource-based policy allows the {READ} action",
        ),
    ],
)
def test_the_sentence_says_which_policy(decision: Any, ending: str) -> None:
    assert decision.because(READ) == ending
