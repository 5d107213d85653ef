"""The operator's own DNS records, which go before those that follow from identities."""

from typing import Annotated

from fastapi import APIRouter
from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from bellhop.control.house import Here, run
from bellhop.control.refusals import bad
from bellhop.engines.mail.authentication import records
from bellhop.engines.mail.authentication.tables import DnsRecord
from bellhop.engines.mail.authentication.zone import TTL, text

router = APIRouter(prefix="/_bellhop/dns", tags=["dns"])

Kind = Annotated[str, StringConstraints(to_upper=True, pattern="^[A-Za-z0-9]+$")]


class Record(BaseModel):
    """What there is of a name and type, in zone-file form; without values there is none of it.

    A TXT record need not be quoted.
    """

    model_config = ConfigDict(extra="forbid")

    Name: str = Field(min_length=1, examples=["_dmarc.example.com"])
    Type: Kind = Field(examples=["TXT"])
    Values: list[str] = Field(examples=[["v=DMARC1; p=reject"]])
    Ttl: int = Field(TTL, ge=0, le=2**31 - 1)


class Records(BaseModel):
    Records: list[Record]


@router.get("")
async def list_records(house: Here) -> Records:
    """The records set here, by name and type."""
    found: list[DnsRecord] = run(house, records.every)
    return Records(Records=[_view(row) for row in found])


@router.post("")
async def set_records(house: Here, record: Record) -> Record:
    """Set all records of a name and type in place of those there are; without Values, hide those."""
    row = _read(record)
    run(house, records.put, row)
    return _view(row)


@router.delete("", status_code=204)
async def delete_records(house: Here, name: str | None = None, type: Kind | None = None) -> None:  # noqa: A002 - DNS's word
    """Take back what was set here: all of it, or that of a name or type."""
    run(house, records.remove, name and _name(name), type)


def _view(row: DnsRecord) -> Record:
    return Record(Name=row.name, Type=row.kind, Values=row.values, Ttl=row.ttl)


def _read(record: Record) -> DnsRecord:
    """The row of a record that DNS can tell; else it is refused."""
    from dns import name, rdataset  # noqa: PLC0415 - dnspython loads with the first record
    from dns.exception import DNSException  # noqa: PLC0415

    quoted = record.Type == "TXT"
    values = [text(each) if quoted and not each.startswith('"') else each for each in record.Values]
    try:
        name.from_text(record.Name)
        if values:
            rdataset.from_text_list("IN", record.Type, record.Ttl, values, origin=name.root, relativize=False)
    except (DNSException, ValueError) as error:
        reason = str(error) or type(error).__name__
        raise bad(f"no {record.Type} record of {record.Name}: {reason}") from error
    return DnsRecord(_name(record.Name), record.Type, values, record.Ttl)


def _name(text: str) -> str:
    return text.strip().rstrip(".").lower()
