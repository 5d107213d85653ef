"""A secret opens for its own parameter and key only."""

from __future__ import annotations

import pytest
from cryptography.exceptions import InvalidTag

from bellhop.engines.parameters import secure_strings


def encrypt(ctx, *arguments):
    return secure_strings.encrypt(ctx.store, *arguments)


def decrypt(ctx, *arguments):
    return secure_strings.decrypt(ctx.store, *arguments)


def test_a_ciphertext_is_bound_to_its_parameter(kernel):
    sealed = kernel.run(encrypt, "alias/aws/ssm", "arn:one", "hunter2")
    assert kernel.run(decrypt, "alias/aws/ssm", "arn:one", sealed) == "hunter2"
    for key, arn in (("alias/aws/ssm", "arn:two"), ("alias/other", "arn:one")):
        with pytest.raises(InvalidTag):
            kernel.run(decrypt, key, arn, sealed)


def test_no_nonce_serves_two_texts(kernel):
    sealed = {
        kernel.run(encrypt, "alias/aws/ssm", arn, text)[:16]
        for arn in ("arn:one", "arn:two")
        for text in ("a", "b")
    }
    assert len(sealed) == 4
