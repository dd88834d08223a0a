"""The whole audit of one plan."""

from __future__ import annotations

from corpus.text import PlanText
from kg.audit.claims import claims
from kg.audit.contradictions import scale_contradictions, standard_contradictions, task_contradictions, value_contradictions
from kg.audit.counts import counts
from kg.audit.coverage import coverage
from kg.audit.findings import PlanAudit
from kg.audit.holes import holes
from kg.audit.quoting import Quoting
from kg.audit.stated import stated_sums
from kg.audit.sums import table_sums
from kg.audit.tables import figure_tables
from ontology.records import PlanRecords


def audit(text: PlanText, records: PlanRecords) -> PlanAudit:
    """Return what is found in a plan by its text and the records drawn from it. The same for the same input, in reading order."""
    quoting = Quoting(text, records)
    tables = tuple(figure_tables(text))
    stated = claims(records)
    own = (check for table in tables for check in table_sums(quoting, table))
    sums = [*own, *counts(quoting, tables), *stated_sums(quoting, tables, stated)]
    values, close = value_contradictions(quoting, stated)
    others = [*scale_contradictions(quoting), *standard_contradictions(quoting), *task_contradictions(quoting)]
    return PlanAudit(
        plan=records.plan,
        title=records.document.title,
        jurisdiction=records.document.jurisdiction,
        source=text.source,
        coverage=coverage(quoting, tables, sums),
        sums=tuple(sorted(sums, key=lambda check: (check.stated_at, check.kind, check.label))),
        contradictions=tuple(sorted((*values, *others), key=lambda c: (c.sides[0].at, c.kind))),
        close=tuple(close),
        holes=holes(quoting, stated),
    )
