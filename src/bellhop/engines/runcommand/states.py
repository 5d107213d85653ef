"""The statuses of commands and invocations, and the details that each may carry.

https://docs.aws.amazon.com/systems-manager/latest/userguide/monitor-commands.html
"""

from __future__ import annotations

from bellhop.kernel.states import Table

PENDING = "Pending"
DELAYED = "Delayed"
IN_PROGRESS = "InProgress"
CANCELLING = "Cancelling"
SUCCESS = "Success"
FAILED = "Failed"
TIMED_OUT = "TimedOut"
CANCELLED = "Cancelled"

# Details that say more than their status.
DELIVERY_TIMED_OUT = "DeliveryTimedOut"
EXECUTION_TIMED_OUT = "ExecutionTimedOut"
UNDELIVERABLE = "Undeliverable"
TERMINATED = "Terminated"
INVALID_PLATFORM = "InvalidPlatform"
ACCESS_DENIED = "AccessDenied"
INCOMPLETE = "Incomplete"
RATE_EXCEEDED = "RateExceeded"
NO_INSTANCES_IN_TAG = "NoInstancesInTag"

_NEVER_RAN = {FAILED, TIMED_OUT, CANCELLED}

INVOCATION = Table(
    "invocation",
    {
        PENDING: {DELAYED, IN_PROGRESS, *_NEVER_RAN},
        DELAYED: {PENDING, *_NEVER_RAN},
        IN_PROGRESS: {CANCELLING, SUCCESS, *_NEVER_RAN},
        # A command may end before its cancellation reaches the node.
        CANCELLING: {SUCCESS, *_NEVER_RAN},
        SUCCESS: set(),
        FAILED: set(),
        TIMED_OUT: set(),
        CANCELLED: set(),
    },
)
COMMAND = Table(
    "command",
    {
        PENDING: {IN_PROGRESS, CANCELLING, *_NEVER_RAN},
        IN_PROGRESS: {CANCELLING, SUCCESS, *_NEVER_RAN},
        CANCELLING: {SUCCESS, *_NEVER_RAN},
        SUCCESS: set(),
        FAILED: set(),
        TIMED_OUT: set(),
        CANCELLED: set(),
    },
)

WAITING = (PENDING, DELAYED)
RUNNING = (IN_PROGRESS, CANCELLING)
OPEN_COMMAND = (PENDING, IN_PROGRESS, CANCELLING)

# Details of invocations that count for nothing: neither for MaxErrors nor for the end of their command.
UNTRIED = (UNDELIVERABLE, INVALID_PLATFORM, ACCESS_DENIED)
# Details of invocations that MaxErrors counts: the work was tried and went wrong.
COUNTED = (FAILED, EXECUTION_TIMED_OUT)
