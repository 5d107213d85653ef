"""A secret opens for its own parameter and key only."""

from __future__ import annotations

import pytest
from cryptography.exceptions import InvalidTag

from bellhop.engines.parameters import secure_strings


def test_a_ciphertext_is_bound_to_its_parameter(kernel):
    sealed = kernel.run(secure_strings.encrypt, "alias/aws/ssm", "arn:one", "hunter2")
    assert kernel.run(secure_strings.decrypt, "alias/aws/ssm", "arn:one", sealed) == "hunter2"
    for key, arn in (("alias/aws/ssm", "arn:two"), ("alias/other", "arn:one")):
        with pytest.raises(InvalidTag):
            kernel.run(secure_strings.decrypt, key, arn, sealed)


def test_no_nonce_serves_two_texts(kernel):
    sealed = {
        kernel.run(secure_strings.encrypt, "alias/aws/ssm", arn, text)[:16]
        for arn in ("arn:one", "arn:two")
        for text in ("a", "b")
    }
    assert len(sealed) == 4
