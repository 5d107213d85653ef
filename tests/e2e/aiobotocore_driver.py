"""Makes calls with aiobotocore: reads ["do", service, name, members], writes what came of it in lines.

It runs in the client's own environment, with no part of the project in reach.
"""

from __future__ import annotations

import asyncio
import base64
import json
import sys
from contextlib import AsyncExitStack
from typing import Any

from aiobotocore.session import get_session
from botocore import xform_name
from botocore.exceptions import ClientError


def revived(members: dict[str, Any]) -> Any:
    return base64.b64decode(members["$blob"]) if "$blob" in members else members


class Clients:
    """One client a service, all on one session."""

    def __init__(self, stack: AsyncExitStack) -> None:
        self._stack, self._session, self._clients = stack, get_session(), {}

    async def of(self, service: str) -> Any:
        if service not in self._clients:
            opened = self._session.create_client(service)
            self._clients[service] = await self._stack.enter_async_context(opened)
        return self._clients[service]

    async def call(self, service: str, operation: str, members: dict[str, Any]) -> Any:
        return await getattr(await self.of(service), xform_name(operation))(**members)

    async def every(self, service: str, operation: str, members: dict[str, Any]) -> Any:
        paginator = (await self.of(service)).get_paginator(xform_name(operation))
        return [page async for page in paginator.paginate(**members)]

    async def wait(self, service: str, waiter: str, members: dict[str, Any]) -> Any:
        found = (await self.of(service)).get_waiter(xform_name(waiter))
        await found.wait(**members, WaiterConfig={"Delay": 1, "MaxAttempts": 50})
        return {}


async def main() -> None:
    async with AsyncExitStack() as stack:
        clients = Clients(stack)
        for line in sys.stdin:
            what, service, name, members = json.loads(line, object_hook=revived)
            try:
                answer = {"answer": await getattr(clients, what)(service, name, members)}
            except ClientError as error:
                answer = {"refused": refusal(error)}
            print(json.dumps(answer, default=str), flush=True)


def refusal(error: ClientError) -> dict[str, Any]:
    told = error.response["Error"]
    status = error.response["ResponseMetadata"]["HTTPStatusCode"]
    return {"code": told["Code"], "message": told["Message"], "status": status}


asyncio.run(main())
