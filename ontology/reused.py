"""The terms of other people's vocabularies that the graph states, as closed constants: a term not listed here is not used."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

RDF: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS: Final = "http://www.w3.org/2000/01/rdf-schema#"
OWL: Final = "http://www.w3.org/2002/07/owl#"
XSD: Final = "http://www.w3.org/2001/XMLSchema#"
SKOS: Final = "http://www.w3.org/2004/02/skos/core#"
DCTERMS: Final = "http://purl.org/dc/terms/"
DCAT: Final = "http://www.w3.org/ns/dcat#"
PPLAN: Final = "http://purl.org/net/p-plan#"
DOCO: Final = "http://purl.org/spar/doco/"
QB: Final = "http://purl.org/linked-data/cube#"
SDMX_DIMENSION: Final = "http://purl.org/linked-data/sdmx/2009/dimension#"
SDMX_MEASURE: Final = "http://purl.org/linked-data/sdmx/2009/measure#"
SDMX_ATTRIBUTE: Final = "http://purl.org/linked-data/sdmx/2009/attribute#"
ODRL: Final = "http://www.w3.org/ns/odrl/2/"
QUDT: Final = "http://qudt.org/schema/qudt/"
PROV: Final = "http://www.w3.org/ns/prov#"
ORG: Final = "http://www.w3.org/ns/org#"
ELI: Final = "http://data.europa.eu/eli/ontology#"
OA: Final = "http://www.w3.org/ns/oa#"
SCHEMA: Final = "https://schema.org/"


class Rdf(StrEnum):
    """RDF 1.1 (W3C)."""

    TYPE = RDF + "type"
    LANG_STRING = RDF + "langString"


class Rdfs(StrEnum):
    """RDF Schema 1.1 (W3C)."""

    LABEL = RDFS + "label"
    COMMENT = RDFS + "comment"
    SUB_CLASS_OF = RDFS + "subClassOf"
    SUB_PROPERTY_OF = RDFS + "subPropertyOf"
    DOMAIN = RDFS + "domain"
    RANGE = RDFS + "range"
    SEE_ALSO = RDFS + "seeAlso"
    IS_DEFINED_BY = RDFS + "isDefinedBy"


class Owl(StrEnum):
    """OWL 2 (W3C)."""

    ONTOLOGY = OWL + "Ontology"
    CLASS = OWL + "Class"
    OBJECT_PROPERTY = OWL + "ObjectProperty"
    DATATYPE_PROPERTY = OWL + "DatatypeProperty"
    ANNOTATION_PROPERTY = OWL + "AnnotationProperty"
    INVERSE_OF = OWL + "inverseOf"
    SAME_AS = OWL + "sameAs"
    VERSION_INFO = OWL + "versionInfo"


class Xsd(StrEnum):
    """XML Schema datatypes 1.1 (W3C)."""

    STRING = XSD + "string"
    BOOLEAN = XSD + "boolean"
    INTEGER = XSD + "integer"
    NON_NEGATIVE_INTEGER = XSD + "nonNegativeInteger"
    POSITIVE_INTEGER = XSD + "positiveInteger"
    DECIMAL = XSD + "decimal"
    DATE = XSD + "date"
    G_YEAR = XSD + "gYear"
    G_YEAR_MONTH = XSD + "gYearMonth"
    ANY_URI = XSD + "anyURI"


class Skos(StrEnum):
    """SKOS (W3C)."""

    CONCEPT = SKOS + "Concept"
    CONCEPT_SCHEME = SKOS + "ConceptScheme"
    PREF_LABEL = SKOS + "prefLabel"
    ALT_LABEL = SKOS + "altLabel"
    HIDDEN_LABEL = SKOS + "hiddenLabel"
    DEFINITION = SKOS + "definition"
    NOTATION = SKOS + "notation"
    NOTE = SKOS + "note"
    SCOPE_NOTE = SKOS + "scopeNote"
    IN_SCHEME = SKOS + "inScheme"
    HAS_TOP_CONCEPT = SKOS + "hasTopConcept"
    TOP_CONCEPT_OF = SKOS + "topConceptOf"
    BROADER = SKOS + "broader"
    NARROWER = SKOS + "narrower"
    RELATED = SKOS + "related"
    EXACT_MATCH = SKOS + "exactMatch"
    CLOSE_MATCH = SKOS + "closeMatch"


class Dcterms(StrEnum):
    """DCMI Metadata Terms."""

    BIBLIOGRAPHIC_RESOURCE = DCTERMS + "BibliographicResource"
    STANDARD = DCTERMS + "Standard"
    PERIOD_OF_TIME = DCTERMS + "PeriodOfTime"
    TITLE = DCTERMS + "title"
    ALTERNATIVE = DCTERMS + "alternative"
    PUBLISHER = DCTERMS + "publisher"
    ISSUED = DCTERMS + "issued"
    IDENTIFIER = DCTERMS + "identifier"
    TEMPORAL = DCTERMS + "temporal"
    SPATIAL = DCTERMS + "spatial"
    IS_PART_OF = DCTERMS + "isPartOf"
    HAS_PART = DCTERMS + "hasPart"
    REFERENCES = DCTERMS + "references"
    SUBJECT = DCTERMS + "subject"
    TYPE = DCTERMS + "type"
    SOURCE = DCTERMS + "source"
    LICENSE = DCTERMS + "license"
    CREATED = DCTERMS + "created"
    DESCRIPTION = DCTERMS + "description"


class Dcat(StrEnum):
    """DCAT 3 (W3C)."""

    START_DATE = DCAT + "startDate"
    END_DATE = DCAT + "endDate"
    HAD_ROLE = DCAT + "hadRole"
    ROLE = DCAT + "Role"


class PPlan(StrEnum):
    """P-Plan ontology."""

    PLAN = PPLAN + "Plan"
    STEP = PPLAN + "Step"
    IS_STEP_OF_PLAN = PPLAN + "isStepOfPlan"


class Doco(StrEnum):
    """DoCO, the Document Components Ontology (SPAR)."""

    SECTION = DOCO + "Section"
    PARAGRAPH = DOCO + "Paragraph"
    TABLE_ROW = DOCO + "TableRow"
    FOOTNOTE = DOCO + "Footnote"
    SECTION_TITLE = DOCO + "SectionTitle"


class Qb(StrEnum):
    """RDF Data Cube (W3C)."""

    OBSERVATION = QB + "Observation"
    DATA_SET = QB + "dataSet"
    MEASURE_TYPE = QB + "measureType"


class SdmxDimension(StrEnum):
    """SDMX dimensions (RDF Data Cube, content-oriented guidelines)."""

    REF_AREA = SDMX_DIMENSION + "refArea"
    REF_PERIOD = SDMX_DIMENSION + "refPeriod"


class SdmxMeasure(StrEnum):
    """SDMX measures."""

    OBS_VALUE = SDMX_MEASURE + "obsValue"


class SdmxAttribute(StrEnum):
    """SDMX attributes."""

    UNIT_MEASURE = SDMX_ATTRIBUTE + "unitMeasure"
    OBS_STATUS = SDMX_ATTRIBUTE + "obsStatus"


class Odrl(StrEnum):
    """ODRL 2.2 (W3C), section on operators."""

    OPERATOR = ODRL + "operator"
    EQ = ODRL + "eq"
    GTEQ = ODRL + "gteq"
    LTEQ = ODRL + "lteq"
    GT = ODRL + "gt"
    LT = ODRL + "lt"


class Qudt(StrEnum):
    """QUDT 2.1 schema."""

    UNIT = QUDT + "Unit"
    HAS_UNIT = QUDT + "hasUnit"
    NUMERIC_VALUE = QUDT + "numericValue"


class Prov(StrEnum):
    """PROV-O (W3C)."""

    ATTRIBUTION = PROV + "Attribution"
    ENTITY = PROV + "Entity"
    AGENT = PROV + "agent"
    QUALIFIED_ATTRIBUTION = PROV + "qualifiedAttribution"
    WAS_ATTRIBUTED_TO = PROV + "wasAttributedTo"
    WAS_DERIVED_FROM = PROV + "wasDerivedFrom"
    WAS_GENERATED_BY = PROV + "wasGeneratedBy"


class Org(StrEnum):
    """The Organization Ontology (W3C)."""

    ORGANIZATION = ORG + "Organization"
    FORMAL_ORGANIZATION = ORG + "FormalOrganization"
    ORGANIZATIONAL_UNIT = ORG + "OrganizationalUnit"
    CLASSIFICATION = ORG + "classification"
    SUB_ORGANIZATION_OF = ORG + "subOrganizationOf"
    UNIT_OF = ORG + "unitOf"


class Eli(StrEnum):
    """European Legislation Identifier ontology."""

    LEGAL_RESOURCE = ELI + "LegalResource"
    TITLE = ELI + "title"
    JURISDICTION = ELI + "jurisdiction"


class Oa(StrEnum):
    """Web Annotation Vocabulary (W3C)."""

    SPECIFIC_RESOURCE = OA + "SpecificResource"
    TEXT_POSITION_SELECTOR = OA + "TextPositionSelector"
    TEXT_QUOTE_SELECTOR = OA + "TextQuoteSelector"
    HAS_SOURCE = OA + "hasSource"
    HAS_SELECTOR = OA + "hasSelector"
    START = OA + "start"
    END = OA + "end"
    EXACT = OA + "exact"
    PREFIX = OA + "prefix"
    SUFFIX = OA + "suffix"


class Schema(StrEnum):
    """Schema.org."""

    ADMINISTRATIVE_AREA = SCHEMA + "AdministrativeArea"
    CREATIVE_WORK = SCHEMA + "CreativeWork"
    POSITION = SCHEMA + "position"
    CONTAINED_IN_PLACE = SCHEMA + "containedInPlace"
    UNIT_TEXT = SCHEMA + "unitText"
    DOMAIN_INCLUDES = SCHEMA + "domainIncludes"
    RANGE_INCLUDES = SCHEMA + "rangeIncludes"
    START_DATE = SCHEMA + "startDate"
    END_DATE = SCHEMA + "endDate"
    END_TIME = SCHEMA + "endTime"
