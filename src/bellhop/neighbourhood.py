"""The neighbours of one Bellhop: which URL stands for which, and what is embedded, loaded when asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from bellhop.downstream.drivers import Endpoints
from bellhop.downstream.neighbours import Neighbours

if TYPE_CHECKING:
    from bellhop.downstream.drivers import Driver
    from bellhop.downstream.home import Home
    from bellhop.settings import Settings

# Signing name → the setting that names its server.
SETTINGS = {
    "firehose": "endpoint_url_firehose",
    "kinesis": "endpoint_url_kinesis",
    "kms": "endpoint_url_kms",
    "lambda": "endpoint_url_lambda",
    "logs": "endpoint_url_cloudwatch_logs",
    "monitoring": "endpoint_url_cloudwatch",
    "s3": "endpoint_url_s3",
    "secretsmanager": "endpoint_url_secrets_manager",
    "sns": "endpoint_url_sns",
    "sqs": "endpoint_url_sqs",
}
LOOPBACK = ("localhost", "127.0.0.1", "::1")


def neighbours(settings: Settings, home: Home) -> Neighbours:
    """The neighbours that the settings choose."""

    def embedded() -> Driver:
        from bellhop.downstream.embedded.driver import Embedded  # noqa: PLC0415 - moto loads with the first call

        return Embedded(home, settings.account)

    return Neighbours(endpoints(settings), embedded, settings.relay)


def endpoints(settings: Settings) -> Endpoints:
    """Where neighbours answer."""
    urls = {service: getattr(settings, name) for service, name in SETTINGS.items()}
    elsewhere = {service: url for service, url in urls.items() if url and not is_own(settings, url)}
    default = "" if is_own(settings, settings.endpoint_url) else settings.endpoint_url
    return Endpoints(default, elsewhere, settings.endpoint_access_key_id, settings.endpoint_secret_access_key)


def is_own(settings: Settings, url: str) -> bool:
    """Whether a URL is Bellhop's own, as AWS_ENDPOINT_URL is where a shell is set up for its clients."""
    parts = urlsplit(url)
    host = parts.hostname
    return parts.port == settings.port and (host in LOOPBACK or host == settings.host)
