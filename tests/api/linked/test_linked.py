from __future__ import annotations

from html.parser import HTMLParser

import httpx
import pytest

from api.linked.addresses import Addresses, shortened, split_form
from kg.store import parse_rdf
from ontology.vocabulary import ID, PLAN

TASK = (
    "SELECT ?t { ?t a <https://w3id.org/plangraph/ontology#Task> ; <http://www.w3.org/2004/02/skos/core#prefLabel> '井盖安全整治行动'@zh }"
)


@pytest.mark.parametrize(
    ("iri", "path"),
    [
        ("https://w3id.org/plangraph/id/plan/a-2024", "/id/plan/a-2024"),
        ("https://w3id.org/plangraph/topic/parking", "/topic/parking"),
        ("https://w3id.org/plangraph/ontology#Task", "/ontology#Task"),
        ("https://b.example/id/plan/a", None),
    ],
)
def test_an_iri_lives_at_its_path(iri: str, path: str | None) -> None:
    assert Addresses().path(iri) == path


def test_instances_of_another_base() -> None:
    assert Addresses("https://city.example/data#").iri("/id/plan/a") == "https://city.example/data#plan/a"


@pytest.mark.parametrize("path", ["/elsewhere", "/id/a>b", '/id/a"b', "/id/a b", "/id/a{b}", "/id/a\\b", "/id/井"])
def test_paths_at_which_no_iri_lives(path: str) -> None:
    assert Addresses().iri(path) is None


@pytest.mark.parametrize(
    ("path", "parts"),
    [("/id/a.ttl", ("/id/a", "ttl")), ("/id/a.b", ("/id/a.b", None)), ("/id/a", ("/id/a", None)), ("/id/a.html", ("/id/a", "html"))],
)
def test_endings(path: str, parts: tuple[str, str | None]) -> None:
    assert split_form(path) == parts


def test_a_name_for_what_has_none() -> None:
    assert shortened("https://b.example/x#Y") == "Y"
    assert shortened("https://b.example/x/y/") == "y"


@pytest.fixture(scope="module")
def task(client: httpx.Client) -> str:
    """The path of a task of the small plan."""
    found = client.get("/sparql", params={"query": TASK}).json()["results"]["bindings"][0]["t"]["value"]
    return "/id/" + str(found).removeprefix(ID)


@pytest.mark.parametrize(
    ("accept", "ending"),
    [
        ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "html"),
        ("text/turtle", "ttl"),
        ("application/ld+json", "jsonld"),
        ("*/*", "ttl"),
    ],
)
def test_a_thing_leads_to_the_document_about_it(client: httpx.Client, task: str, accept: str, ending: str) -> None:
    answer = client.get(task, headers={"Accept": accept})
    assert (answer.status_code, answer.headers["location"]) == (303, f"{task}.{ending}")
    assert client.get(f"{task}.{ending}").status_code == 200


def test_no_document_that_the_client_takes(client: httpx.Client, task: str) -> None:
    assert client.get(task, headers={"Accept": "image/png"}).status_code == 406


@pytest.mark.parametrize("form", ["ttl", "nt", "jsonld", "rdf"])
def test_rdf(client: httpx.Client, task: str, form: str) -> None:
    triples = {(s.value, p.value, o.value) for s, p, o in parse_rdf(client.get(f"{task}.{form}").content, form)}
    iri = ID + task.removeprefix("/id/")
    assert (iri, "http://www.w3.org/2004/02/skos/core#prefLabel", "井盖安全整治行动") in triples
    assert any(p == PLAN + "quote" for _, p, _ in triples), "the evidence is told with it"


class _Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.links += [value for name, value in attrs if name == "href" and value]


def test_the_page_shows_properties_and_evidence_and_its_links_lead_somewhere(client: httpx.Client, task: str) -> None:
    answer = client.get(f"{task}.html", headers={"Accept-Language": "zh-CN,zh"})
    assert "script-src 'self'" in answer.headers["content-security-policy"]
    assert "<h1>井盖安全整治行动</h1>" in answer.text
    assert "原文依据" in answer.text
    assert "<blockquote" in answer.text
    found = _Links()
    found.feed(answer.text)
    own = [str(httpx.URL(f"{client.base_url}{task}.html").join(link)) for link in found.links if not link.startswith("http")]
    assert len(own) > 8
    for link in own:
        assert client.get(link, follow_redirects=True, headers={"Accept": "text/html"}).status_code == 200, link


def test_the_page_in_english(client: httpx.Client, task: str) -> None:
    assert "Evidence" in client.get(f"{task}.html", headers={"Accept-Language": "en-GB"}).text


@pytest.mark.parametrize("path", ["/id/nothing", "/id/plan/%3Cx%3E", "/id/plan/a%20b.ttl", "/topic/none.html", "/ontologyNone.ttl"])
def test_what_is_not_held(client: httpx.Client, path: str) -> None:
    answer = client.get(path)
    assert (answer.status_code, answer.headers["content-type"]) == (404, "application/problem+json")


def test_the_ontology_as_turtle_and_as_a_page(client: httpx.Client) -> None:
    triples = list(parse_rdf(client.get("/ontology.ttl").content, "ttl"))
    assert any(s.value == PLAN + "Task" for s, _, _ in triples)
    assert any(p.value.endswith("versionInfo") for _, p, _ in triples)
    page = client.get("/ontology", headers={"Accept": "text/html"}, follow_redirects=True)
    assert 'id="Task"' in page.text
