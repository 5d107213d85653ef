"""Records that import jobs take: sending-email-suppression-list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bellhop.engines.mail import accounts
from bellhop.engines.mail.jobs.tables import ImportJob
from bellhop.engines.mail.jobs.taking import PUT, SUPPRESSION_LIST, take
from bellhop.engines.mail.tables import SendingAccount

if TYPE_CHECKING:
    from tests.conftest import Kernel


def test_a_job_goes_on_though_its_account_is_put_into_the_sandbox(kernel: Kernel) -> None:
    job = ImportJob("j", 1, SUPPRESSION_LIST, "", PUT, "s3://uploads/file", "CSV", "PROCESSING", 0.0)
    record = {"emailAddress": "a@example.com", "reason": "BOUNCE"}

    assert kernel.run(take, job, record) is None
    kernel.run(accounts.keep, SendingAccount(production=False))
    assert "sandbox" in kernel.run(take, job, record)
