"""Documents of schema 1.x: a plugin with several property sets runs for each of them, and has one result."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bellhop.agent import plugins
from bellhop.agent.merging import merged
from bellhop.agent.shell import Verdict
from bellhop.agent.work import done

if TYPE_CHECKING:
    from bellhop.agent.jobs import Job, Step
    from bellhop.agent.shell import Site
    from bellhop.agent.work import Hands, Work


def in_turn(step: Step, job: Job, site: Site) -> Work:
    async def work(hands: Hands) -> Verdict:
        result = Verdict("Skipped")
        for name, inputs in step.sets:
            todo = plugins.prepared(replace(step, name=name, inputs=inputs, sets=()), job, site)
            result = merged(result, await done(todo, hands))
        return result

    return work
