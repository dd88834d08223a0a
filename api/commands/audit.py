"""`plangraph audit`: what of a plan was captured, which sums do not add up, where it contradicts itself, what it leaves open."""

from __future__ import annotations

from pathlib import Path

import click
import msgspec

from api.audit_page import audit_page
from api.audit_text import show_audits
from api.audit_words import Lang
from api.options import snapshot_option
from api.output import write_file
from api.reading import read_records
from api.settings import Settings
from api.sources import collect_sources
from corpus.text import PlanText
from kg.audit import PlanAudit, audit
from kg.snapshot import Snapshot
from ontology.records import PlanRecords


class Audits(msgspec.Struct, frozen=True):
    """What `--json` prints: the audits of all plans, in the order in which they were named or lie in the snapshot."""

    plans: tuple[PlanAudit, ...]


@click.command("audit")
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@snapshot_option
@click.option("--json", "as_json", is_flag=True, help="Print the whole audit as JSON.")
@click.option("--html", type=click.Path(dir_okay=False, path_type=Path), help="Where a page of the whole audit goes, instead of the text.")
@click.option("--strict", is_flag=True, help="Exit code 1 where a sum does not add up or a plan contradicts itself.")
@click.option("--lang", type=click.Choice(["zh", "en"]), default="zh", show_default=True, help="The language of text and page.")
@click.pass_obj
def command(
    settings: Settings, *, files: tuple[Path, ...], snapshot: Path | None, as_json: bool, html: Path | None, strict: bool, lang: Lang
) -> int:
    """Audit the plans in FILES, or without any those of the snapshot."""
    if as_json and html is not None:
        raise click.UsageError("expected --json or --html, found both.")
    if files and snapshot is not None:
        raise click.UsageError("expected FILES or --snapshot, found both.")
    audits = tuple(audit(text, records) for text, records in _plans(settings, files, snapshot))
    if html is not None:
        write_file(html, audit_page(audits, lang).encode())
    elif as_json:
        click.echo(msgspec.json.format(msgspec.json.encode(Audits(audits)), indent=1))
    else:
        click.echo(show_audits(audits, lang))
    return int(strict and any(one.wanting for one in audits))


def _plans(settings: Settings, files: tuple[Path, ...], snapshot: Path | None) -> list[tuple[PlanText, PlanRecords]]:
    if files:
        sources = collect_sources(files, lambda note: click.echo(note, err=True))
        return [read_records(path, settings.source_bytes) for path in sources]
    return [(plan.text, plan.records) for plan in Snapshot.open(snapshot or settings.snapshot_dir).plans.values()]
