"""Every table of the house, one line each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bellhop.downstream.deliveries import RESUMPTIONS
from bellhop.engines.access.tables import TABLES as ACCESS
from bellhop.engines.documents.tables import TABLES as DOCUMENTS
from bellhop.engines.engage.tables import APPS, CHANNELS, ENDPOINTS, USERS
from bellhop.engines.fleet.tables import TABLES as FLEET
from bellhop.engines.groups.tables import TABLES as GROUPS
from bellhop.engines.inventory.tables import ITEMS
from bellhop.engines.mail.authentication.tables import TABLES as AUTHENTICATION
from bellhop.engines.mail.infrastructure.tables import CERTIFICATES, DEDICATED_IPS, POOLS, SMIME_PAIRS
from bellhop.engines.mail.infrastructure.tables import ENDPOINTS as MAIL_ENDPOINTS
from bellhop.engines.mail.insights.tables import RECOMMENDATIONS, TEST_REPORTS
from bellhop.engines.mail.jobs.tables import EXPORT_FILES, EXPORTS, IMPORT_PARTS, IMPORTS
from bellhop.engines.mail.lists.tables import CONTACT_LISTS, CONTACTS
from bellhop.engines.mail.reputation.tables import TABLES as REPUTATION
from bellhop.engines.mail.sets.tables import CONFIGURATION_SETS, EVENT_DESTINATIONS, SET_TALLIES
from bellhop.engines.mail.suppression.tables import SUPPRESSED
from bellhop.engines.mail.tables import (
    ACCOUNTS,
    ADDRESSEES,
    CONTENTS,
    IDENTITIES,
    IDENTITY_POLICIES,
    PACES,
    SEND_COUNTERS,
)
from bellhop.engines.mail.tables import MESSAGES as MAILS
from bellhop.engines.mail.templates.tables import TABLES as MAIL_TEMPLATES
from bellhop.engines.messaging.tables import MESSAGES as PHONE_MESSAGES
from bellhop.engines.parameters.tables import TABLES as PARAMETER_STORE
from bellhop.engines.recipients.tables import RULES
from bellhop.engines.rules.tables import TABLES as EVENT_BUSES
from bellhop.engines.runcommand.tables import COMMANDS, INVOCATIONS, PLUGIN_RUNS, SENT
from bellhop.engines.service_settings.tables import SERVICE_SETTINGS
from bellhop.engines.trail.tables import TRAILS
from bellhop.kernel.events import EVENTS
from bellhop.kernel.memory import MEMORIES
from bellhop.kernel.tags import TAGS
from bellhop.kernel.timers import TIMERS
from bellhop.kernel.wrappers.audit import CALLS
from bellhop.kernel.wrappers.faults import FAULTS
from bellhop.services.event_publishing.tables import AWAITED_FIGURES, AWAITED_RATES

if TYPE_CHECKING:
    from bellhop.store import Table

TABLES: tuple[Table[Any], ...] = (
    *ACCESS,
    ACCOUNTS,
    ADDRESSEES,
    APPS,
    AWAITED_FIGURES,
    AWAITED_RATES,
    *AUTHENTICATION,
    CALLS,
    CERTIFICATES,
    CHANNELS,
    COMMANDS,
    CONFIGURATION_SETS,
    CONTACTS,
    CONTACT_LISTS,
    CONTENTS,
    DEDICATED_IPS,
    *DOCUMENTS,
    ENDPOINTS,
    EVENTS,
    EVENT_DESTINATIONS,
    EXPORTS,
    EXPORT_FILES,
    *EVENT_BUSES,
    FAULTS,
    *FLEET,
    *GROUPS,
    IDENTITIES,
    IDENTITY_POLICIES,
    IMPORT_PARTS,
    IMPORTS,
    INVOCATIONS,
    ITEMS,
    MAILS,
    MAIL_ENDPOINTS,
    *MAIL_TEMPLATES,
    MEMORIES,
    PACES,
    *PARAMETER_STORE,
    PHONE_MESSAGES,
    PLUGIN_RUNS,
    SENT,
    POOLS,
    *REPUTATION,
    RECOMMENDATIONS,
    RESUMPTIONS,
    RULES,
    SEND_COUNTERS,
    SERVICE_SETTINGS,
    SUPPRESSED,
    SET_TALLIES,
    SMIME_PAIRS,
    TAGS,
    TEST_REPORTS,
    TIMERS,
    TRAILS,
    USERS,
)
