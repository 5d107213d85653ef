"""What agents ask of their account: documents, parameters, objects, pages, a place for inventory."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Any, TypeVar

from bellhop.agent.resources import Failure, Held, Page, Secret
from bellhop.downstream.ports import Undeliverable, Unreachable
from bellhop.engines.documents import attachments, lookup
from bellhop.engines.inventory import items as inventory
from bellhop.engines.runcommand import references
from bellhop.wire.refusal import Refusal

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from bellhop.kernel.context import Context
    from bellhop.kernel.transactions import Transactions
    from bellhop.store import Scope

T = TypeVar("T")


class Supplies:
    """The port `Resources` of the agents, over this server's own engines and its neighbours."""

    def __init__(self, transactions: Transactions) -> None:
        self._transactions = transactions

    async def document(self, scope: Scope, name: str, version: str = "", version_name: str = "") -> Held:
        return await self._run(scope, lambda ctx: _held(ctx, name, version, version_name))

    async def attachment(self, scope: Scope, document: Held, name: str) -> bytes:
        def look(ctx: Context) -> bytes | None:
            found = lookup.find(ctx, document.name, document.version)
            return attachments.content_of(ctx, found, name)

        content = await self._run(scope, look)
        if content is None:
            raise Failure("Install attachments for package does not exist")
        return content

    async def parameter(self, scope: Scope, name: str) -> Secret | None:
        found = await self._run(scope, lambda ctx: references.for_agent(ctx, name))
        return None if found is None else Secret(*found)

    async def object(self, scope: Scope, bucket: str, key: str) -> bytes:
        def ask(ctx: Context) -> bytes:
            return ctx.ask("object", functools.partial(ctx.neighbours.objects.get, ctx.scope, bucket, key))

        return await self._run(scope, ask)

    async def keys(self, scope: Scope, bucket: str, prefix: str) -> list[str]:
        def ask(ctx: Context) -> list[str]:
            return ctx.ask("keys", functools.partial(ctx.neighbours.objects.keys, ctx.scope, bucket, prefix))

        return await self._run(scope, ask)

    async def page(self, scope: Scope, url: str, headers: Mapping[str, str]) -> Page:
        def ask(ctx: Context) -> Page:
            question = functools.partial(ctx.neighbours.web.get, ctx.scope, url, headers)
            return Page(*ctx.ask("page", question))

        return await self._run(scope, ask)

    async def put_inventory(self, scope: Scope, instance_id: str, items: Sequence[Mapping[str, Any]]) -> None:
        await self._run(scope, lambda ctx: inventory.put(ctx, instance_id, items))

    async def _run(self, scope: Scope, function: Callable[[Context], T]) -> T:
        """As the account's root, in a transaction of its own. Raises Failure for whatever is refused."""
        try:
            return await self._transactions.run(lambda: self._transactions.context(scope), function)
        except (Refusal, Undeliverable) as error:
            raise Failure(f"{error.code}: {error.message}", error.code) from error
        except Unreachable as error:
            raise Failure(str(error)) from error


def _held(ctx: Context, name: str, version: str, version_name: str) -> Held:
    found = lookup.find(ctx, name, version, version_name)
    files = tuple(each.file for each in attachments.of(ctx, found))
    row = found.version
    return Held(found.label, str(row.number), row.text, found.head.kind, row.status, files)
