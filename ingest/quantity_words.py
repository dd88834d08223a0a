"""The words of the grammar of quantities: figures, dashes, comparators, signs. Regular expressions without anchors or groups."""

from __future__ import annotations

# Bounded: a longer run of digits is a telephone or an account, and one of hundreds would be no finite number.
FIGURE = r"(?:\d{1,3}(?:,\d{3}){1,6}(?!\d)|\d{1,15}(?!\d))(?:[.．]\d{1,12})?"
DASH = r"\s?(?:[-—–－~～〜]|——|至|到)\s?"
CHANGES = "下降|降低|减少|增长|增加|提高|提升|上升|压减|压降|削减|缩短|缩减|扩大|下浮|上浮|递增|递减|增幅|降幅|压缩"
NOT = "不(?:得|能|可|应|宜|要)?"
LEAST = rf"{NOT}(?:低|少|小)于|不低於|不少於|至少|最少|最低|≥|≧|>=|大于等于|大于或等于"
MOST = rf"{NOT}(?:高|多|大|晚|迟)于|{NOT}(?:超过|突破|超出)|至多|最多|最高|最大|≤|≦|<=|小于等于|小于或等于"
OVER = "超过|超出|突破|高于|大于|多于|优于|逾|超|>|＞"
UNDER = "低于|小于|少于|不足|不到|未达|<|＜"
SIGN = {"％": "%", "：1": ":1", "∶1": ":1"}
