"""The vocabulary as closed constants: a name that `plan.ttl` does not have is an AttributeError and a type error.

Members are strings (full IRIs), so that any RDF library takes them. Nothing here reads a file.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from ontology.records import Action, GoalLevel, Level, PassageKind, Role, SectionKind, StandardKind, TaskSource, ValueKind

PLAN: Final = "https://w3id.org/plangraph/ontology#"
ONTOLOGY: Final = "https://w3id.org/plangraph/ontology"
TOPIC: Final = "https://w3id.org/plangraph/topic/"
FUNCTION: Final = "https://w3id.org/plangraph/function/"
ID: Final = "https://w3id.org/plangraph/id/"  # the default base of instances; a setting


class Class(StrEnum):
    """Classes of plan.ttl."""

    PLAN = PLAN + "Plan"
    SECTION = PLAN + "Section"
    PASSAGE = PLAN + "Passage"
    GOAL = PLAN + "Goal"
    INDICATOR = PLAN + "Indicator"
    INDICATOR_VALUE = PLAN + "IndicatorValue"
    TARGET = PLAN + "Target"
    TASK = PLAN + "Task"
    DETAIL = PLAN + "Detail"
    ASSIGNMENT = PLAN + "Assignment"
    UNIT = PLAN + "Unit"
    FUNCTION = PLAN + "Function"
    STANDARD = PLAN + "Standard"
    STANDARD_ACTION = PLAN + "StandardAction"
    TERM = PLAN + "Term"
    ACHIEVEMENT = PLAN + "Achievement"
    EVIDENCE = PLAN + "Evidence"
    TOPIC = PLAN + "Topic"
    JURISDICTION = PLAN + "Jurisdiction"
    ALIGNMENT = PLAN + "Alignment"


class Property(StrEnum):
    """Properties of plan.ttl."""

    IN_PLAN = PLAN + "inPlan"
    EVIDENCE = PLAN + "evidence"
    SECTION = PLAN + "section"
    PARENT_SECTION = PLAN + "parentSection"
    SECTION_KIND = PLAN + "sectionKind"
    PASSAGE_KIND = PLAN + "passageKind"
    JURISDICTION = PLAN + "jurisdiction"
    WITHIN = PLAN + "within"
    LEVEL = PLAN + "level"
    GOAL_LEVEL = PLAN + "goalLevel"
    TOPIC = PLAN + "topic"
    HAS_VALUE = PLAN + "hasValue"
    INDICATOR = PLAN + "indicator"
    VALUE_KIND = PLAN + "valueKind"
    ATTRIBUTE_KIND = PLAN + "attributeKind"
    HAS_TARGET = PLAN + "hasTarget"
    PART_OF_TASK = PLAN + "partOfTask"
    SOURCE = PLAN + "source"
    DETAIL = PLAN + "detail"
    INVOLVED_UNIT = PLAN + "involvedUnit"
    LEAD_UNIT = PLAN + "leadUnit"
    BUILD_UNIT = PLAN + "buildUnit"
    COOPERATING_UNIT = PLAN + "cooperatingUnit"
    IMPLEMENTING_UNIT = PLAN + "implementingUnit"
    RESPONSIBLE_UNIT = PLAN + "responsibleUnit"
    SHORTCUT_OF = PLAN + "shortcutOf"
    TASK = PLAN + "task"
    UNIT = PLAN + "unit"
    ROLE = PLAN + "role"
    FUNCTION = PLAN + "function"
    STANDARD_KIND = PLAN + "standardKind"
    STANDARD = PLAN + "standard"
    ACTION = PLAN + "action"
    PLANS_TO_ISSUE = PLAN + "plansToIssue"
    PLANS_TO_REVISE = PLAN + "plansToRevise"
    IMPLEMENTS = PLAN + "implements"
    HAS_ISSUED = PLAN + "hasIssued"
    CITES = PLAN + "cites"
    ALIGNS_FROM = PLAN + "alignsFrom"
    ALIGNS_TO = PLAN + "alignsTo"
    ALIGNMENT_RELATION = PLAN + "alignmentRelation"
    SHORT_TITLE = PLAN + "shortTitle"
    DOCUMENT_KIND = PLAN + "documentKind"
    DOCUMENT_NUMBER = PLAN + "documentNumber"
    PERIOD_START = PLAN + "periodStart"
    PERIOD_END = PLAN + "periodEnd"
    NUMBER = PLAN + "number"
    ORDER = PLAN + "order"
    DEPTH = PLAN + "depth"
    PATH = PLAN + "path"
    BODY_START = PLAN + "bodyStart"
    START = PLAN + "start"
    END = PLAN + "end"
    QUOTE = PLAN + "quote"
    PAGE = PLAN + "page"
    TEXT = PLAN + "text"
    TEXT_HEAD = PLAN + "textHead"
    HORIZON = PLAN + "horizon"
    GROUP = PLAN + "group"
    UNIT_TEXT = PLAN + "unitText"
    ATTRIBUTE = PLAN + "attribute"
    YEAR = PLAN + "year"
    OP = PLAN + "op"
    VALUE = PLAN + "value"
    HIGH = PLAN + "high"
    RAW = PLAN + "raw"
    MEASURE = PLAN + "measure"
    SCOPE = PLAN + "scope"
    PER = PLAN + "per"
    DEADLINE = PLAN + "deadline"
    TABLE = PLAN + "table"
    TARGET_TEXT = PLAN + "targetText"
    HEADER = PLAN + "header"
    QUOTED = PLAN + "quoted"
    SCORE = PLAN + "score"


class Scheme(StrEnum):
    """Concept schemes of plan.ttl: its closed lists."""

    ROLES = PLAN + "roles"
    ACTIONS = PLAN + "actions"
    VALUE_KINDS = PLAN + "valueKinds"
    ATTRIBUTE_KINDS = PLAN + "attributeKinds"
    STANDARD_KINDS = PLAN + "standardKinds"
    SECTION_KINDS = PLAN + "sectionKinds"
    PASSAGE_KINDS = PLAN + "passageKinds"
    LEVELS = PLAN + "levels"
    GOAL_LEVELS = PLAN + "goalLevels"
    TASK_SOURCES = PLAN + "taskSources"


class Concept(StrEnum):
    """Concepts of plan.ttl: roles, actions, kinds and levels."""

    LEAD = PLAN + "lead"
    BUILD = PLAN + "build"
    COOPERATE = PLAN + "cooperate"
    IMPLEMENT = PLAN + "implement"
    RESPONSIBLE = PLAN + "responsible"
    ISSUE = PLAN + "issue"
    REVISE = PLAN + "revise"
    ISSUED = PLAN + "issued"
    CITED = PLAN + "cited"
    BASELINE = PLAN + "baseline"
    TARGET = PLAN + "target"
    ACTUAL = PLAN + "actual"
    BINDING = PLAN + "binding"
    ANTICIPATED = PLAN + "anticipated"
    BOTTOM_LINE = PLAN + "bottomLine"
    GUIDING = PLAN + "guiding"
    REGULATION = PLAN + "regulation"
    GOVERNMENT_RULE = PLAN + "governmentRule"
    NORMATIVE_DOCUMENT = PLAN + "normativeDocument"
    LOCAL_STANDARD = PLAN + "localStandard"
    GUIDELINE = PLAN + "guideline"
    TECHNICAL_STANDARD = PLAN + "technicalStandard"
    PLANNING_DOCUMENT = PLAN + "planningDocument"
    POLICY = PLAN + "policy"
    CONTINGENCY_PLAN = PLAN + "contingencyPlan"
    OTHER_DOCUMENT = PLAN + "otherDocument"
    COVER_SECTION = PLAN + "coverSection"
    CONTENTS_SECTION = PLAN + "contentsSection"
    PREFACE_SECTION = PLAN + "prefaceSection"
    BACKGROUND_SECTION = PLAN + "backgroundSection"
    SITUATION_SECTION = PLAN + "situationSection"
    GUIDANCE_SECTION = PLAN + "guidanceSection"
    PRINCIPLES_SECTION = PLAN + "principlesSection"
    GOALS_SECTION = PLAN + "goalsSection"
    TASKS_SECTION = PLAN + "tasksSection"
    SAFEGUARDS_SECTION = PLAN + "safeguardsSection"
    ANNEX_SECTION = PLAN + "annexSection"
    BOX_SECTION = PLAN + "boxSection"
    OTHER_SECTION = PLAN + "otherSection"
    HEADING_PASSAGE = PLAN + "headingPassage"
    PARAGRAPH_PASSAGE = PLAN + "paragraphPassage"
    ROW_PASSAGE = PLAN + "rowPassage"
    FOOTNOTE_PASSAGE = PLAN + "footnotePassage"
    NATION = PLAN + "nation"
    PROVINCE = PLAN + "province"
    CITY = PLAN + "city"
    COUNTY = PLAN + "county"
    DISTRICT = PLAN + "district"
    TOWN = PLAN + "town"
    OVERALL_GOAL = PLAN + "overallGoal"
    SPECIFIC_GOAL = PLAN + "specificGoal"
    FROM_SECTION = PLAN + "fromSection"
    FROM_TABLE = PLAN + "fromTable"


ROLES: Final[Mapping[Role, Concept]] = MappingProxyType(
    {
        "lead": Concept.LEAD,
        "build": Concept.BUILD,
        "cooperate": Concept.COOPERATE,
        "implement": Concept.IMPLEMENT,
        "responsible": Concept.RESPONSIBLE,
    }
)
ACTIONS: Final[Mapping[Action, Concept]] = MappingProxyType(
    {
        "issue": Concept.ISSUE,
        "revise": Concept.REVISE,
        "implement": Concept.IMPLEMENT,
        "issued": Concept.ISSUED,
        "cited": Concept.CITED,
    }
)
VALUE_KINDS: Final[Mapping[ValueKind, Concept]] = MappingProxyType(
    {
        "baseline": Concept.BASELINE,
        "target": Concept.TARGET,
        "actual": Concept.ACTUAL,
    }
)
STANDARD_KINDS: Final[Mapping[StandardKind, Concept]] = MappingProxyType(
    {
        "regulation": Concept.REGULATION,
        "rule": Concept.GOVERNMENT_RULE,
        "normative": Concept.NORMATIVE_DOCUMENT,
        "local_standard": Concept.LOCAL_STANDARD,
        "guideline": Concept.GUIDELINE,
        "technical": Concept.TECHNICAL_STANDARD,
        "plan": Concept.PLANNING_DOCUMENT,
        "policy": Concept.POLICY,
        "contingency": Concept.CONTINGENCY_PLAN,
        "other": Concept.OTHER_DOCUMENT,
    }
)
SECTION_KINDS: Final[Mapping[SectionKind, Concept]] = MappingProxyType(
    {
        "cover": Concept.COVER_SECTION,
        "contents": Concept.CONTENTS_SECTION,
        "preface": Concept.PREFACE_SECTION,
        "background": Concept.BACKGROUND_SECTION,
        "situation": Concept.SITUATION_SECTION,
        "guidance": Concept.GUIDANCE_SECTION,
        "principles": Concept.PRINCIPLES_SECTION,
        "goals": Concept.GOALS_SECTION,
        "tasks": Concept.TASKS_SECTION,
        "safeguards": Concept.SAFEGUARDS_SECTION,
        "annex": Concept.ANNEX_SECTION,
        "box": Concept.BOX_SECTION,
        "other": Concept.OTHER_SECTION,
    }
)
PASSAGE_KINDS: Final[Mapping[PassageKind, Concept]] = MappingProxyType(
    {
        "heading": Concept.HEADING_PASSAGE,
        "paragraph": Concept.PARAGRAPH_PASSAGE,
        "row": Concept.ROW_PASSAGE,
        "footnote": Concept.FOOTNOTE_PASSAGE,
    }
)
LEVELS: Final[Mapping[Level, Concept]] = MappingProxyType(
    {
        "nation": Concept.NATION,
        "province": Concept.PROVINCE,
        "city": Concept.CITY,
        "county": Concept.COUNTY,
        "district": Concept.DISTRICT,
        "town": Concept.TOWN,
    }
)
GOAL_LEVELS: Final[Mapping[GoalLevel, Concept]] = MappingProxyType(
    {
        "overall": Concept.OVERALL_GOAL,
        "specific": Concept.SPECIFIC_GOAL,
    }
)
TASK_SOURCES: Final[Mapping[TaskSource, Concept]] = MappingProxyType(
    {
        "section": Concept.FROM_SECTION,
        "table": Concept.FROM_TABLE,
    }
)
ATTRIBUTE_KINDS: Final[Mapping[str, Concept]] = MappingProxyType(
    {
        "约束性": Concept.BINDING,
        "预期性": Concept.ANTICIPATED,
        "底线": Concept.BOTTOM_LINE,
        "导向": Concept.GUIDING,
    }
)
ROLE_SHORTCUTS: Final[Mapping[Role, Property]] = MappingProxyType(
    {
        "lead": Property.LEAD_UNIT,
        "build": Property.BUILD_UNIT,
        "cooperate": Property.COOPERATING_UNIT,
        "implement": Property.IMPLEMENTING_UNIT,
        "responsible": Property.RESPONSIBLE_UNIT,
    }
)
ACTION_SHORTCUTS: Final[Mapping[Action, Property]] = MappingProxyType(
    {
        "issue": Property.PLANS_TO_ISSUE,
        "revise": Property.PLANS_TO_REVISE,
        "implement": Property.IMPLEMENTS,
        "issued": Property.HAS_ISSUED,
        "cited": Property.CITES,
    }
)
