"""Whether a question asks for a document by its kind: which regulation, what guideline."""

from __future__ import annotations

import re

from kg.question.asking import Asked

_DOCUMENT = r"(?:条例|办法|规定|标准|规范|导则|指引|指南|细则|规程|定额|预案|意见|政策|公约|规划|方案|行动计划|法规|规章)"
_ASKED_FOR = re.compile(
    rf"(?:哪(?:些|几|一|两|[二三四五六七八九十\d])*(?:个|部|项|份|种|类|条)?|什么|啥|何种)(?:[\u4e00-\u9fff]{{0,8}})?{_DOCUMENT}(?!里|中|期|[\u4e00-\u9fff]{{0,2}}(?:目标|提|说))"
    rf"|{_DOCUMENT}(?:是|有|叫)(?:哪|什么|啥)"
)
_FIELDS = re.compile(r"哪(?:几|些|[两二三四五六七八九十\d])*个?(?:方面|领域|类)")


def document_asked(asked: Asked) -> bool:
    """Return whether the very word behind (or before) the words that ask is one for documents: 哪个条例, 什么预案, 规划是哪个."""
    return asked.language == "zh" and bool(_ASKED_FOR.search(asked.text))


def fields_asked(asked: Asked) -> bool:
    """Return whether it is fields or kinds that are asked for: 哪几方面的标准, 哪几类."""
    return bool(_FIELDS.search(asked.text))
