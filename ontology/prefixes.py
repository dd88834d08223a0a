"""Prefixes for the vocabularies that the graph uses, as analysts write them: in queries, in exports, in the service's description."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from ontology import reused
from ontology.vocabulary import FUNCTION, ID, PLAN, TOPIC

PREFIXES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "plan": PLAN,
        "topic": TOPIC,
        "function": FUNCTION,
        "id": ID,
        "rdf": reused.RDF,
        "rdfs": reused.RDFS,
        "owl": reused.OWL,
        "xsd": reused.XSD,
        "skos": reused.SKOS,
        "dcterms": reused.DCTERMS,
        "dcat": reused.DCAT,
        "p-plan": reused.PPLAN,
        "doco": reused.DOCO,
        "qb": reused.QB,
        "odrl": reused.ODRL,
        "qudt": reused.QUDT,
        "prov": reused.PROV,
        "org": reused.ORG,
        "eli": reused.ELI,
        "oa": reused.OA,
        "schema": reused.SCHEMA,
    }
)
