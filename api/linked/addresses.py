"""Where the graph's IRIs live on this server: their path here is their path there, whatever the host."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from ontology.vocabulary import FUNCTION, ID, ONTOLOGY, TOPIC

_IRI = re.compile(r"https?://[!#-;=?-\[\]_a-z~]+")  # what may stand between < and > in a query, and nothing that ends it
FORMS = ("html", "ttl", "jsonld", "nt", "rdf")


class Addresses:
    """IRIs and paths, over a snapshot whose instances have the base `base`."""

    def __init__(self, base: str = ID) -> None:
        self._instances = (base, "/id/")
        self._others = ((TOPIC, "/topic/"), (FUNCTION, "/function/"), (ONTOLOGY, "/ontology"))

    def path(self, iri: str) -> str | None:
        """Return the path of an IRI of ours; None for those of others."""
        return next((path + iri[len(start) :] for start, path in (self._instances, *self._others) if iri.startswith(start)), None)

    def iri(self, path: str) -> str | None:
        """Return the IRI that lives at a path; None where none can."""
        found = next((start + path[len(at) :] for start, at in (self._instances, *self._others) if path.startswith(at)), None)
        return found if found and _IRI.fullmatch(found) else None


def split_form(path: str) -> tuple[str, str | None]:
    """Return a path without the ending that names a format, and that format; None where it names none."""
    stem, dot, form = path.rpartition(".")
    return (stem, form) if dot and form in FORMS else (path, None)


def shortened(iri: str) -> str:
    """Return the last part of an IRI, for those that have no label."""
    parts = urlsplit(iri)
    return parts.fragment or parts.path.rstrip("/").rsplit("/", maxsplit=1)[-1] or iri
