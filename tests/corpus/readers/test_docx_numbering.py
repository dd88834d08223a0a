"""Numbers as Word's number formats print them."""

import pytest

from corpus.readers.docx_numbering import format_number


@pytest.mark.parametrize(
    ("value", "form", "printed"),
    [
        (1, "chineseCounting", "一"),
        (10, "chineseCountingThousand", "十"),
        (12, "japaneseCounting", "十二"),
        (20, "chineseCounting", "二十"),
        (103, "chineseCounting", "一百零三"),
        (110, "chineseCounting", "一百一十"),
        (1001, "taiwaneseCounting", "一千零一"),
        (21, "chineseLegalSimplified", "贰拾壹"),
        (3, "decimalEnclosedCircle", "③"),
        (21, "decimalEnclosedCircleChinese", "21"),
        (2, "decimalEnclosedParen", "⑵"),
        (3, "upperLetter", "C"),
        (9, "upperRoman", "IX"),
        (44, "lowerRoman", "xliv"),
        (11, "ideographTraditional", "甲"),
        (3, "decimalZero", "03"),
        (5, "decimal", "5"),
        (5, "notAFormat", "5"),
        (5, "none", ""),
    ],
)
def test_numbers_print_as_word_prints_them(value: int, form: str, printed: str) -> None:
    assert format_number(value, form) == printed
