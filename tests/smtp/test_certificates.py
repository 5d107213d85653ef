"""The listeners' certificate: made once, private, and good enough to be verified."""

from __future__ import annotations

import ssl
from typing import TYPE_CHECKING

import pytest

from bellhop.smtp.certificates import own_certificate, server_context

if TYPE_CHECKING:
    from pathlib import Path

NOW = 1_795_521_600.0


def test_it_is_made_once_and_only_its_owner_can_read_it(tmp_path: Path) -> None:
    path = own_certificate(tmp_path, NOW)
    content = path.read_bytes()
    assert path.stat().st_mode & 0o777 == 0o600
    assert own_certificate(tmp_path, NOW + 1) == path
    assert path.read_bytes() == content
    assert list(tmp_path.iterdir()) == [path]


def test_it_names_this_machine_and_lasts(tmp_path: Path) -> None:
    from cryptography import x509

    certificate = x509.load_pem_x509_certificate(own_certificate(tmp_path, NOW).read_bytes())
    names = certificate.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    assert names.get_values_for_type(x509.DNSName) == ["localhost"]
    assert [str(a) for a in names.get_values_for_type(x509.IPAddress)] == ["127.0.0.1", "::1"]
    assert certificate.not_valid_before_utc.timestamp() < NOW
    assert certificate.not_valid_after_utc.timestamp() > NOW + 5 * 365 * 86400


def test_the_operators_certificate_may_have_its_key_beside_it(tmp_path: Path) -> None:
    both = own_certificate(tmp_path, NOW).read_text()
    middle = both.index("-----BEGIN CERTIFICATE")
    (tmp_path / "key.pem").write_text(both[:middle])
    (tmp_path / "cert.pem").write_text(both[middle:])
    context = server_context(tmp_path / "cert.pem", tmp_path / "key.pem")
    assert context.minimum_version == ssl.TLSVersion.TLSv1_2


@pytest.mark.parametrize("content", [None, "no certificate\n"])
def test_a_file_that_is_no_certificate_is_refused(tmp_path: Path, content: str | None) -> None:
    if content is not None:
        (tmp_path / "cert.pem").write_text(content)
    with pytest.raises(OSError, match=r".+"):
        server_context(tmp_path / "cert.pem")
