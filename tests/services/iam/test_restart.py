"""A restart on the same folder: everybody is still who they were."""

from __future__ import annotations

from bellhop.embedding import Bellhop, with_settings
from tests.services.iam.conftest import allow


def test_what_a_restart_keeps(tmp_path):
    settings = with_settings(sandbox="off", data_dir=str(tmp_path))
    with Bellhop(settings, listen=False) as first:
        iam = first.client("iam")
        iam.create_user(UserName="u")
        iam.put_user_policy(UserName="u", PolicyName="p", PolicyDocument=allow("ses:*"))
        key = iam.create_access_key(UserName="u")["AccessKey"]
        lasting = {
            "aws_access_key_id": key["AccessKeyId"],
            "aws_secret_access_key": key["SecretAccessKey"],
        }
        session = first.client("sts", **lasting).get_session_token()["Credentials"]
    with Bellhop(settings, listen=False) as second:
        arns = [
            second.client("sts", aws_access_key_id=each).get_caller_identity()["Arn"]
            for each in (key["AccessKeyId"], session["AccessKeyId"])
        ]
        policies = second.client("iam").list_user_policies(UserName="u")["PolicyNames"]
    assert arns == ["arn:aws:iam::000000000000:user/u"] * 2
    assert policies == ["p"]
