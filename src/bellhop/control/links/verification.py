"""The link of a verification mail: who follows it has shown that the address is theirs."""

from fastapi import APIRouter, Response
from starlette.responses import RedirectResponse

from bellhop.control.house import Here, House, context, run
from bellhop.control.links import pages
from bellhop.engines.mail.verification import proofs
from bellhop.engines.mail.verification.proofs import Proof

router = APIRouter(prefix="/_bellhop/links", include_in_schema=False)


@router.get("/verify")
async def verify(house: Here, token: str = "") -> Response:
    """Verify an address, as the link in AWS's mail does: by being fetched."""
    proof = run(house, proofs.read, token)
    if proof is None:
        return pages.invalid()
    accepted = _accept(house, proof)
    if url := proof.success_url if accepted else proof.failure_url:
        return RedirectResponse(url, 302, {"Cache-Control": "no-store"})
    return _verified(proof) if accepted else _refused()


def _accept(house: House, proof: Proof) -> bool:
    ctx = context(house, proof.scope.account, proof.scope.region)
    return house.transactions.now(ctx, proofs.accept, proof)


def _verified(proof: Proof) -> Response:
    return pages.message(
        "Your email address is verified",
        f"{proof.name} may now be used to send mail with Amazon SES in {proof.scope.region}.",
    )


def _refused() -> Response:
    return pages.message(
        "This address could not be verified",
        "The link is older than 24 hours, or the address is no longer to be verified. "
        "Ask for a new verification mail.",
        status=410,
    )
