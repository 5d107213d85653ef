"""SMTP passwords as AWS derives them."""

from __future__ import annotations

import pytest

from bellhop.smtp.passwords import is_password_of, password_of


# Known answers of AWS's published algorithm, for keys that open nothing.
@pytest.mark.parametrize(
    ("secret", "region", "password"),
    [
        ("some+secret+key", "eu-central-1", "BMXhUYlu5Z3gSXVQORxlVa7XPaz91aGWdfHxvkOZdWZ2"),
        ("another+secret+key", "us-west-1", "BKVmjjMDFk/qqw8EROW99bjCS65PF8WKvK5bSr4Y6EqF"),
    ],
)
def test_known_answers(secret: str, region: str, password: str) -> None:
    assert password_of(secret, region) == password
    assert is_password_of(password, secret, region)


@pytest.mark.parametrize(
    "password", ["", "some+secret+key", password_of("some+secret+key", "us-east-1"), "é"]
)
def test_the_secret_itself_and_other_regions_passwords_are_wrong(password: str) -> None:
    assert not is_password_of(password, "some+secret+key", "eu-central-1")
