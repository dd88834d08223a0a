from __future__ import annotations

from kg.entries import Entry, entries_of, merged
from kg.iris import unit_iri
from tests.kg.plans import small_plan_records


def test_every_kind_by_its_words() -> None:
    found = {(entry.kind, entry.text) for entry in entries_of(*small_plan_records())}
    assert {
        ("task", "井盖安全整治行动"),
        ("indicator", "供水管网漏损率"),
        ("target", "井盖"),
        ("unit", "市公安局"),
        ("standard", "云溪市公共厕所服务规范"),
        ("passage", "三、重点任务"),
    } <= found


def test_a_unit_of_two_plans_of_one_city_is_one_entry() -> None:
    first, second = small_plan_records(), small_plan_records("云溪市绿化规划", plan="yunxi-2025")
    entries = merged([*entries_of(*first), *entries_of(*second)])
    [unit] = [entry for entry in entries if entry.kind == "unit"]
    assert unit == Entry(unit_iri("云溪市", "市公安局"), "unit", ("yunxi-2024", "yunxi-2025"), "市公安局")
    assert [entry.id for entry in entries] == sorted({entry.id for entry in entries})
