"""IRIs of instances: ASCII, the same for the same content, nothing about them depends on order of building.

`base` is where all of them lie (a setting); it ends in / or #.
"""

from __future__ import annotations

import hashlib
import re
from functools import lru_cache
from urllib.parse import quote

from corpus.folding import fold
from kg.pinyin import spelled
from ontology.vocabulary import ID

BASE = ID
_SLUG_LENGTH = 60  # characters of pinyin that a person can still read in an address bar
_NOT_SLUG = re.compile(r"[^a-z0-9]+")


def plan_iri(plan: str, base: str = BASE) -> str:
    """Return the IRI of a plan, which is also that of its named graph."""
    return f"{base}plan/{_safe(plan)}"


def record_iri(plan: str, record: str, base: str = BASE) -> str:
    """Return the IRI of a record by its id (`record_id`), which is unique within its plan."""
    return f"{plan_iri(plan, base)}/{_safe(record)}"


def section_iri(plan: str, section: str, base: str = BASE) -> str:
    """Return the IRI of a section by its id."""
    return f"{plan_iri(plan, base)}/section/{_safe(section)}"


def passage_iri(plan: str, start: int, end: int, base: str = BASE) -> str:
    """Return the IRI of a passage. Offsets in code points into the normalised text, end exclusive."""
    return f"{plan_iri(plan, base)}/passage/{start}-{end}"


def evidence_iri(plan: str, start: int, end: int, base: str = BASE) -> str:
    """Return the IRI of a piece of evidence. Offsets in code points into the normalised text, end exclusive."""
    return f"{plan_iri(plan, base)}/evidence/{start}-{end}"


def value_iri(plan: str, indicator: str, place: int, base: str = BASE) -> str:
    """Return the IRI of an indicator's value by its place in the indicator's row, from 1."""
    return f"{record_iri(plan, indicator, base)}/value/{place}"


def standard_iri(plan: str, title: str, base: str = BASE) -> str:
    """Return the IRI of a document by its title, folded: one node a plan, however many actions the plan takes on it."""
    return f"{plan_iri(plan, base)}/standard/{slug(fold(title))}"


def jurisdiction_iri(name: str, base: str = BASE) -> str:
    """Return the IRI of a jurisdiction by its name as printed (温州市)."""
    return f"{base}place/{slug(name)}"


def unit_iri(jurisdiction: str, name: str, base: str = BASE) -> str:
    """Return the IRI of a unit: one node a jurisdiction and folded name; the same name in two jurisdictions is two units."""
    return f"{base}unit/{slug(jurisdiction)}/{slug(fold(name))}"


def _safe(identifier: str) -> str:
    return quote(identifier, safe="")


@lru_cache(maxsize=1 << 14)
def slug(name: str) -> str:
    """Return `name` in ASCII: its pinyin, cut at a length, and 8 hex digits of SHA-256, which tell homophones apart."""
    readable = _NOT_SLUG.sub("-", "-".join(spelled(name)).lower()).strip("-")[:_SLUG_LENGTH].strip("-")
    digest = hashlib.sha256(name.encode()).hexdigest()[:8]
    return f"{readable}-{digest}" if readable else digest
