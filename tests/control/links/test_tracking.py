"""Open and click tracking as recipients meet it: faqs-metrics, configure-custom-open-click-domains."""

from __future__ import annotations

import json
import re
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

import httpx2
import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from bellhop.embedding import Bellhop
    from tests.control.links.conftest import Mailbox

LINK = "https://www.example.com/a%20b?x=1&y=%2F#part"
HTML = (
    f'<html><body><a ses:tags="genre:fiction;" href="{LINK.replace("&", "&amp;")}">Book</a>'
    '<a href="mailto:shop@example.com">Mail</a></body></html>'
)
READER = {"User-Agent": "Reader/1.0"}

_hrefs = re.compile(r'href="([^"]+)"').findall
_sources = re.compile(r'src="([^"]+)"').findall


@pytest.fixture
def send(client: Any) -> Callable[..., str]:
    """Send HTML with the set; the message's id."""

    def send(html: str = HTML, **members: Any) -> str:
        members.setdefault("ConfigurationSetName", "set")
        body = {"Html": {"Data": html}, "Text": {"Data": LINK}}
        content = {"Simple": {"Subject": {"Data": "Hello"}, "Body": body}}
        request = {
            "FromEmailAddress": "shop@example.com",
            "Destination": {"ToAddresses": ["ann@example.org"]},
            "Content": content,
        } | members
        return client.send_email(**{name: value for name, value in request.items() if value})["MessageId"]

    return send


def html(mailbox: Mailbox) -> str:
    return mailbox.mails("ann@example.org")[-1]["Html"]


def visits(mailbox: Mailbox, identifier: str) -> list[dict[str, Any]]:
    return [event for event in mailbox.events(identifier) if event["Type"] in ("Open", "Click")]


def test_link_leads_on_and_tells_of_a_click(
    watch: Callable[..., None], send: Callable[..., str], mailbox: Mailbox, browser: httpx2.Client
) -> None:
    watch("CLICK")
    identifier = send()

    tracked, mail = _hrefs(html(mailbox))
    answer = browser.get(tracked, headers=READER)

    assert mail == "mailto:shop@example.com"
    assert "ses:tags" not in html(mailbox)
    assert _sources(html(mailbox)) == []
    assert mailbox.mails("ann@example.org")[-1]["Text"] == LINK
    assert (answer.status_code, answer.headers["location"]) == (302, LINK)
    [event] = visits(mailbox, identifier)
    assert event["Type"] == "Click"
    assert {"127.0.0.1", "Reader/1.0", LINK} < {str(value) for value in event.values()}


def test_image_tells_of_each_open(
    watch: Callable[..., None], send: Callable[..., str], mailbox: Mailbox, browser: httpx2.Client
) -> None:
    watch("OPEN")
    identifier = send()

    [image] = _sources(html(mailbox))
    answers = [browser.get(image, headers=READER) for _ in range(2)]

    assert _hrefs(html(mailbox))[0] == LINK.replace("&", "&amp;")
    assert answers[0].headers["content-type"] == "image/gif"
    assert answers[0].content.startswith(b"GIF89a\x01\x00\x01\x00")
    assert "no-store" in answers[0].headers["cache-control"]
    assert [event["Type"] for event in visits(mailbox, identifier)] == ["Open", "Open"]


def test_events_are_published_with_link_and_tags(
    server: Bellhop,
    topic: str,
    watch: Callable[..., None],
    send: Callable[..., str],
    mailbox: Mailbox,
    browser: httpx2.Client,
) -> None:
    sqs = server.client("sqs")
    queue = sqs.create_queue(QueueName="events")["QueueUrl"]
    arn = sqs.get_queue_attributes(QueueUrl=queue, AttributeNames=["QueueArn"])["Attributes"]["QueueArn"]
    server.client("sns").subscribe(
        TopicArn=topic, Protocol="sqs", Endpoint=arn, Attributes={"RawMessageDelivery": "true"}
    )
    watch("OPEN", "CLICK")
    identifier = send()

    browser.get(_sources(html(mailbox))[0], headers=READER)
    browser.get(_hrefs(html(mailbox))[0], headers=READER)
    server.settle()

    received = sqs.receive_message(QueueUrl=queue, MaxNumberOfMessages=10)["Messages"]
    bodies = [each["Body"] for each in received]
    events = {event["eventType"]: event for body in bodies if body[0] == "{" for event in [json.loads(body)]}
    opened, clicked = events["Open"], events["Click"]
    assert opened["open"]["userAgent"] == "Reader/1.0"
    assert clicked["click"]["link"] == LINK
    assert clicked["click"]["linkTags"] == {"genre": ["fiction"]}
    assert clicked["click"]["ipAddress"] == "127.0.0.1"
    assert clicked["mail"]["messageId"] == identifier


@pytest.mark.parametrize("html_sent", [HTML, ""])
def test_only_mail_of_sets_that_ask_is_touched(
    watch: Callable[..., None],
    send: Callable[..., str],
    mailbox: Mailbox,
    html_sent: str,
    client: Any,
    topic: str,
) -> None:
    watch("SEND", "BOUNCE")

    send(html_sent)
    send(html_sent, ConfigurationSetName=None)
    client.update_configuration_set_event_destination(
        ConfigurationSetName="set",
        EventDestinationName="topic",
        EventDestination={
            "Enabled": False,
            "MatchingEventTypes": ["OPEN", "CLICK"],
            "SnsDestination": {"TopicArn": topic},
        },
    )
    send(html_sent)

    assert [mail["Html"] for mail in mailbox.mails("ann@example.org")] == [html_sent] * 3


def test_what_was_accepted_stays_as_it_was(
    watch: Callable[..., None], send: Callable[..., str], mailbox: Mailbox, client: Any
) -> None:
    watch("OPEN", "CLICK")
    send()
    client.delete_configuration_set_event_destination(
        ConfigurationSetName="set", EventDestinationName="topic"
    )

    assert "/L0/" in html(mailbox)
    assert "/I0/" in html(mailbox)


@pytest.mark.parametrize(
    ("settings", "own", "tracked"),
    [
        (None, None, False),
        ("ENABLED", None, True),
        ("ENABLED", "DISABLED", False),
        ("DISABLED", "ENABLED", True),
    ],
)
def test_engagement_tracking_of_vdm(
    client: Any,
    send: Callable[..., str],
    mailbox: Mailbox,
    settings: str | None,
    own: str | None,
    tracked: bool,
) -> None:
    if settings:
        client.put_account_vdm_attributes(
            VdmAttributes={"VdmEnabled": "ENABLED", "DashboardAttributes": {"EngagementMetrics": settings}}
        )
    if own:
        client.put_configuration_set_vdm_options(
            ConfigurationSetName="set", VdmOptions={"DashboardOptions": {"EngagementMetrics": own}}
        )

    send()

    assert ("/L0/" in html(mailbox), "/I0/" in html(mailbox)) == (tracked, tracked)


def test_one_request_overrides_what_is_set(
    watch: Callable[..., None], send: Callable[..., str], mailbox: Mailbox
) -> None:
    watch("OPEN", "CLICK")

    send(ConfigurationOverrides={"Tracking": {"OpenTrackingEnabled": "DISABLED"}})

    assert ("/L0/" in html(mailbox), "/I0/" in html(mailbox)) == (True, False)


def test_account_gathers_engagement_of_mail_without_a_set(
    client: Any, send: Callable[..., str], mailbox: Mailbox
) -> None:
    client.put_account_vdm_attributes(
        VdmAttributes={"VdmEnabled": "ENABLED", "DashboardAttributes": {"EngagementMetrics": "ENABLED"}}
    )

    send(ConfigurationSetName=None)

    assert "/I0/" in html(mailbox)


def test_template_says_where_the_image_stands(
    client: Any, send: Callable[..., str], mailbox: Mailbox, watch: Callable[..., None]
) -> None:
    watch("OPEN")
    parts = {"Subject": "Hello", "Html": "{{ses:openTracker}}<p>{{name}}</p>"}
    template = {"TemplateContent": parts, "TemplateData": '{"name": "Ann"}'}

    send(Content={"Template": template})

    assert re.fullmatch(r"<img [^>]+><p>Ann</p>", html(mailbox))


@pytest.mark.parametrize(
    ("policy", "image", "plain", "secure"),
    [
        (None, "http", "http", "https"),
        ("OPTIONAL", "http", "http", "https"),
        ("REQUIRE_OPEN_ONLY", "https", "http", "https"),
        ("REQUIRE", "https", "https", "https"),
    ],
)
def test_custom_domain(
    server: Bellhop,
    watch: Callable[..., None],
    send: Callable[..., str],
    mailbox: Mailbox,
    browser: httpx2.Client,
    policy: str | None,
    image: str,
    plain: str,
    secure: str,
    client: Any,
) -> None:
    watch("OPEN", "CLICK")
    options = {"CustomRedirectDomain": "links.example.com", **({"HttpsPolicy": policy} if policy else {})}
    client.put_configuration_set_tracking_options(ConfigurationSetName="set", **options)
    identifier = send('<a href="http://e.com/">x</a><a href="https://f.com/">y</a>')

    urls = [httpx2.URL(url) for url in _sources(html(mailbox)) + _hrefs(html(mailbox))]
    answers = [
        browser.get(server.url + url.raw_path.decode(), headers={"Host": "links.example.com"}) for url in urls
    ]

    assert [(url.scheme, url.host) for url in urls] == [
        (scheme, "links.example.com") for scheme in (image, plain, secure)
    ]
    assert [answer.headers.get("location") for answer in answers] == [None, "http://e.com/", "https://f.com/"]
    assert [event["Type"] for event in visits(mailbox, identifier)] == ["Open", "Click", "Click"]


def test_changed_links_lead_nowhere(
    server: Bellhop,
    watch: Callable[..., None],
    send: Callable[..., str],
    mailbox: Mailbox,
    browser: httpx2.Client,
) -> None:
    watch("OPEN", "CLICK")
    identifier = send('<a href="https://www.example.com/">x</a>')
    [link], [image] = _hrefs(html(mailbox)), _sources(html(mailbox))

    changed = [
        link.replace("example.com", "example.net"),
        link.replace("/1/", "/2/"),
        link[:-1],
        f"{link}=e30",
        link.replace(identifier, "x"),
        image[:-1],
        image.replace(identifier, "x"),
        f"{server.url}/L0/https:%2F%2Fexample.net%2F/1/x/y",
        f"{server.url}/L0/",
        f"{server.url}/L0/%E9/x/%00/=%00",
    ]
    answers = [browser.get(url) for url in changed]

    assert [answer.status_code for answer in answers] == [404] * len(changed)
    assert not any("location" in answer.headers for answer in answers)
    assert visits(mailbox, identifier) == []


def test_looking_at_the_head_is_no_visit(
    watch: Callable[..., None], send: Callable[..., str], mailbox: Mailbox, browser: httpx2.Client
) -> None:
    watch("OPEN", "CLICK")
    identifier = send()

    answers = [browser.head(url) for url in (_hrefs(html(mailbox))[0], _sources(html(mailbox))[0])]

    assert [answer.status_code for answer in answers] == [302, 200]
    assert visits(mailbox, identifier) == []


def test_links_of_a_deleted_message_still_lead_on(
    server: Bellhop,
    watch: Callable[..., None],
    send: Callable[..., str],
    mailbox: Mailbox,
    browser: httpx2.Client,
) -> None:
    watch("OPEN", "CLICK")
    identifier = send()
    [link, _], [image] = _hrefs(html(mailbox)), _sources(html(mailbox))
    server.control("DELETE", f"/_bellhop/messages/{identifier}")

    assert browser.get(link).headers["location"] == LINK
    assert browser.get(image).status_code == 200


def test_visits_are_collected_for_sixty_days(
    server: Bellhop,
    watch: Callable[..., None],
    send: Callable[..., str],
    mailbox: Mailbox,
    browser: httpx2.Client,
) -> None:
    watch("CLICK")
    identifier = send()
    link = _hrefs(html(mailbox))[0]

    server.advance(61 * 86_400)

    assert browser.get(link).headers["location"] == LINK
    assert visits(mailbox, identifier) == []


def test_many_at_once_are_all_counted(
    watch: Callable[..., None], send: Callable[..., str], mailbox: Mailbox
) -> None:
    watch("OPEN")
    identifier = send()
    [image] = _sources(html(mailbox))

    with ThreadPoolExecutor(8) as threads, httpx2.Client() as reader:
        answers = list(threads.map(lambda _: reader.get(image).status_code, range(64)))

    assert answers == [200] * 64
    assert len(visits(mailbox, identifier)) == 64
