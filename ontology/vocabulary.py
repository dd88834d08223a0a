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
_PLAN: Final = PLAN  # inside `Class`, PLAN is the class of plans
ONTOLOGY: Final = "https://w3id.org/plangraph/ontology"
TOPIC: Final = "https://w3id.org/plangraph/topic/"
FUNCTION: Final = "https://w3id.org/plangraph/function/"
ID: Final = "https://w3id.org/plangraph/id/"  # the default base of instances; a setting


class Class(StrEnum):
    """Classes of plan.ttl."""

    PLAN = _PLAN + "Plan"
    SECTION = _PLAN + "Section"
    PASSAGE = _PLAN + "Passage"
    GOAL = _PLAN + "Goal"
    INDICATOR = _PLAN + "Indicator"
    INDICATOR_VALUE = _PLAN + "IndicatorValue"
    TARGET = _PLAN + "Target"
    TASK = _PLAN + "Task"
    DETAIL = _PLAN + "Detail"
    ASSIGNMENT = _PLAN + "Assignment"
    UNIT = _PLAN + "Unit"
    FUNCTION = _PLAN + "Function"
    STANDARD = _PLAN + "Standard"
    STANDARD_ACTION = _PLAN + "StandardAction"
    TERM = _PLAN + "Term"
    ACHIEVEMENT = _PLAN + "Achievement"
    EVIDENCE = _PLAN + "Evidence"
    TOPIC = _PLAN + "Topic"
    JURISDICTION = _PLAN + "Jurisdiction"
    ALIGNMENT = _PLAN + "Alignment"


class Property(StrEnum):
    """Properties of plan.ttl."""

    IN_PLAN = _PLAN + "inPlan"
    EVIDENCE = _PLAN + "evidence"
    SECTION = _PLAN + "section"
    PARENT_SECTION = _PLAN + "parentSection"
    SECTION_KIND = _PLAN + "sectionKind"
    PASSAGE_KIND = _PLAN + "passageKind"
    JURISDICTION = _PLAN + "jurisdiction"
    WITHIN = _PLAN + "within"
    LEVEL = _PLAN + "level"
    GOAL_LEVEL = _PLAN + "goalLevel"
    TOPIC = _PLAN + "topic"
    HAS_VALUE = _PLAN + "hasValue"
    INDICATOR = _PLAN + "indicator"
    VALUE_KIND = _PLAN + "valueKind"
    ATTRIBUTE_KIND = _PLAN + "attributeKind"
    HAS_TARGET = _PLAN + "hasTarget"
    PART_OF_TASK = _PLAN + "partOfTask"
    SOURCE = _PLAN + "source"
    DETAIL = _PLAN + "detail"
    INVOLVED_UNIT = _PLAN + "involvedUnit"
    LEAD_UNIT = _PLAN + "leadUnit"
    BUILD_UNIT = _PLAN + "buildUnit"
    COOPERATING_UNIT = _PLAN + "cooperatingUnit"
    IMPLEMENTING_UNIT = _PLAN + "implementingUnit"
    RESPONSIBLE_UNIT = _PLAN + "responsibleUnit"
    SHORTCUT_OF = _PLAN + "shortcutOf"
    TASK = _PLAN + "task"
    UNIT = _PLAN + "unit"
    ROLE = _PLAN + "role"
    FUNCTION = _PLAN + "function"
    STANDARD_KIND = _PLAN + "standardKind"
    STANDARD = _PLAN + "standard"
    ACTION = _PLAN + "action"
    PLANS_TO_ISSUE = _PLAN + "plansToIssue"
    PLANS_TO_REVISE = _PLAN + "plansToRevise"
    IMPLEMENTS = _PLAN + "implements"
    HAS_ISSUED = _PLAN + "hasIssued"
    CITES = _PLAN + "cites"
    ALIGNS_FROM = _PLAN + "alignsFrom"
    ALIGNS_TO = _PLAN + "alignsTo"
    ALIGNMENT_RELATION = _PLAN + "alignmentRelation"
    SHORT_TITLE = _PLAN + "shortTitle"
    DOCUMENT_KIND = _PLAN + "documentKind"
    DOCUMENT_NUMBER = _PLAN + "documentNumber"
    PERIOD_START = _PLAN + "periodStart"
    PERIOD_END = _PLAN + "periodEnd"
    NUMBER = _PLAN + "number"
    ORDER = _PLAN + "order"
    DEPTH = _PLAN + "depth"
    PATH = _PLAN + "path"
    BODY_START = _PLAN + "bodyStart"
    START = _PLAN + "start"
    END = _PLAN + "end"
    QUOTE = _PLAN + "quote"
    PAGE = _PLAN + "page"
    TEXT = _PLAN + "text"
    TEXT_HEAD = _PLAN + "textHead"
    HORIZON = _PLAN + "horizon"
    GROUP = _PLAN + "group"
    UNIT_TEXT = _PLAN + "unitText"
    ATTRIBUTE = _PLAN + "attribute"
    YEAR = _PLAN + "year"
    OP = _PLAN + "op"
    VALUE = _PLAN + "value"
    HIGH = _PLAN + "high"
    RAW = _PLAN + "raw"
    MEASURE = _PLAN + "measure"
    SCOPE = _PLAN + "scope"
    PER = _PLAN + "per"
    DEADLINE = _PLAN + "deadline"
    TABLE = _PLAN + "table"
    TARGET_TEXT = _PLAN + "targetText"
    HEADER = _PLAN + "header"
    QUOTED = _PLAN + "quoted"
    SCORE = _PLAN + "score"


class Scheme(StrEnum):
    """Concept schemes of plan.ttl: its closed lists."""

    ROLES = _PLAN + "roles"
    ACTIONS = _PLAN + "actions"
    VALUE_KINDS = _PLAN + "valueKinds"
    ATTRIBUTE_KINDS = _PLAN + "attributeKinds"
    STANDARD_KINDS = _PLAN + "standardKinds"
    SECTION_KINDS = _PLAN + "sectionKinds"
    PASSAGE_KINDS = _PLAN + "passageKinds"
    LEVELS = _PLAN + "levels"
    GOAL_LEVELS = _PLAN + "goalLevels"
    TASK_SOURCES = _PLAN + "taskSources"


class Concept(StrEnum):
    """Concepts of plan.ttl: roles, actions, kinds and levels."""

    LEAD = _PLAN + "lead"
    BUILD = _PLAN + "build"
    COOPERATE = _PLAN + "cooperate"
    IMPLEMENT = _PLAN + "implement"
    RESPONSIBLE = _PLAN + "responsible"
    ISSUE = _PLAN + "issue"
    REVISE = _PLAN + "revise"
    ISSUED = _PLAN + "issued"
    CITED = _PLAN + "cited"
    BASELINE = _PLAN + "baseline"
    TARGET = _PLAN + "target"
    ACTUAL = _PLAN + "actual"
    BINDING = _PLAN + "binding"
    ANTICIPATED = _PLAN + "anticipated"
    BOTTOM_LINE = _PLAN + "bottomLine"
    GUIDING = _PLAN + "guiding"
    REGULATION = _PLAN + "regulation"
    GOVERNMENT_RULE = _PLAN + "governmentRule"
    NORMATIVE_DOCUMENT = _PLAN + "normativeDocument"
    LOCAL_STANDARD = _PLAN + "localStandard"
    GUIDELINE = _PLAN + "guideline"
    TECHNICAL_STANDARD = _PLAN + "technicalStandard"
    PLANNING_DOCUMENT = _PLAN + "planningDocument"
    POLICY = _PLAN + "policy"
    CONTINGENCY_PLAN = _PLAN + "contingencyPlan"
    OTHER_DOCUMENT = _PLAN + "otherDocument"
    COVER_SECTION = _PLAN + "coverSection"
    CONTENTS_SECTION = _PLAN + "contentsSection"
    PREFACE_SECTION = _PLAN + "prefaceSection"
    BACKGROUND_SECTION = _PLAN + "backgroundSection"
    SITUATION_SECTION = _PLAN + "situationSection"
    GUIDANCE_SECTION = _PLAN + "guidanceSection"
    PRINCIPLES_SECTION = _PLAN + "principlesSection"
    GOALS_SECTION = _PLAN + "goalsSection"
    TASKS_SECTION = _PLAN + "tasksSection"
    SAFEGUARDS_SECTION = _PLAN + "safeguardsSection"
    ANNEX_SECTION = _PLAN + "annexSection"
    BOX_SECTION = _PLAN + "boxSection"
    OTHER_SECTION = _PLAN + "otherSection"
    HEADING_PASSAGE = _PLAN + "headingPassage"
    PARAGRAPH_PASSAGE = _PLAN + "paragraphPassage"
    ROW_PASSAGE = _PLAN + "rowPassage"
    FOOTNOTE_PASSAGE = _PLAN + "footnotePassage"
    NATION = _PLAN + "nation"
    PROVINCE = _PLAN + "province"
    CITY = _PLAN + "city"
    COUNTY = _PLAN + "county"
    DISTRICT = _PLAN + "district"
    TOWN = _PLAN + "town"
    OVERALL_GOAL = _PLAN + "overallGoal"
    SPECIFIC_GOAL = _PLAN + "specificGoal"
    FROM_SECTION = _PLAN + "fromSection"
    FROM_TABLE = _PLAN + "fromTable"


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
