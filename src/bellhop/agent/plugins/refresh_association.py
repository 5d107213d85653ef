"""aws:refreshAssociation: ids of associations, which whoever applies them takes from the output."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from bellhop.agent.shell import Verdict

if TYPE_CHECKING:
    from bellhop.agent.jobs import Job, Step
    from bellhop.agent.shell import Site


def refresh_association(step: Step, _job: Job, _site: Site) -> Verdict:
    """As AWS's agent: always a success, its output is the list as Go prints one."""
    written: Any = step.inputs.get("associationIds") or []
    ids = cast("list[Any]", written) if isinstance(written, list) else [written]
    named = [str(each) for each in ids if str(each).strip()]
    return Verdict("Success", message=f"[{' '.join(named)}]")
