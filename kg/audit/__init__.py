"""The audit of a plan: what of it was captured, sums that do not add up, contradictions, and what it leaves open."""

from kg.audit.findings import PlanAudit
from kg.audit.report import audit

__all__ = ["PlanAudit", "audit"]
