"""Documents that a plan issues, revises, carries out, has issued or rests on: quoted in 《》, or named in its own words.

The governing verb decides the action (制定 issue, 修订 revise, 实施 implement, 按照 cited); in the background what was issued is issued
already. Lists under one verb give one record a document, the shared head noun restored. A requirement called 标准 that is no
document (高标准, 达到“…”标准, 标准化) is left out, and so is what has no name of its own (实施方案, 相关标准).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.text import Span
from ingest.documents import HEADS, kind_of, named
from ingest.stretches import Stretch
from ontology.records import Action, Evidence, Standard, record_id
