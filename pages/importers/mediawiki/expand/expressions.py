"""The arithmetic of ``{{#expr:}}``: a small grammar of its own, never Python's eval."""

import math
import re
from collections.abc import Callable

TOKEN = re.compile(
    r"\s*(?:(\d+(?:\.\d*)?(?:[eE][+-]?\d+)?|\.\d+(?:[eE][+-]?\d+)?)|(<=|>=|<>|!=|[-+*/^()=<>])|([a-z]+))", re.I
)
MAX_POWER = 1000
MAX_NESTING = 30
Number = float


class ExpressionError(ValueError):
    """The expression makes no sense; the wiki would print an error."""


def evaluate(source: str) -> str:
    """The value as MediaWiki prints it; an empty expression gives an empty text."""
    text = source.replace("&lt;", "<").replace("&gt;", ">").replace("&minus;", "-").replace("−", "-")
    tokens = _tokens(text)
    if not tokens:
        return ""
    parser = _Parser(tokens)
    try:
        value = parser.disjunction(0)
    except ExpressionError:
        raise
    except (OverflowError, ZeroDivisionError, ValueError) as error:
        raise ExpressionError(str(error)) from error
    if parser.position != len(tokens):
        raise ExpressionError(source)
    return _print(value)


def _tokens(text: str) -> list[str]:
    tokens: list[str] = []
    position = 0
    text = text.rstrip()
    while position < len(text):
        match = TOKEN.match(text, position)
        if match is None or len(tokens) > 1000:
            raise ExpressionError(text)
        tokens.append(match.group(0).strip().lower())
        position = match.end()
    return tokens


def _print(value: Number) -> str:
    if math.isnan(value) or math.isinf(value):
        raise ExpressionError(str(value))
    if value == int(value) and abs(value) < 1e15:
        return str(int(value))
    text = f"{value:.14G}"
    return text.replace("E", ".0E") if "E" in text and "." not in text else text


FUNCTIONS: dict[str, Callable[[Number], Number]] = {
    "abs": abs,
    "ceil": math.ceil,
    "floor": math.floor,
    "trunc": math.trunc,
    "sqrt": math.sqrt,
    "exp": math.exp,
    "ln": math.log,
    "sin": math.sin,
    "cos": math.cos,
    "tan": math.tan,
    "asin": math.asin,
    "acos": math.acos,
    "atan": math.atan,
    "not": lambda value: float(not value),
}
LEVELS: list[dict[str, Callable[[Number, Number], Number]]] = [
    {"or": lambda a, b: float(bool(a or b))},
    {"and": lambda a, b: float(bool(a and b))},
    {
        "=": lambda a, b: float(a == b),
        "<": lambda a, b: float(a < b),
        ">": lambda a, b: float(a > b),
        "<=": lambda a, b: float(a <= b),
        ">=": lambda a, b: float(a >= b),
        "<>": lambda a, b: float(a != b),
        "!=": lambda a, b: float(a != b),
    },
    {"round": lambda a, b: round(a + math.copysign(1e-12, a), max(-15, min(15, int(b))))},
    {"+": lambda a, b: a + b, "-": lambda a, b: a - b},
    {
        "*": lambda a, b: a * b,
        "/": lambda a, b: a / b,
        "div": lambda a, b: a / b,
        "mod": lambda a, b: math.fmod(int(a), int(b)),
        "fmod": math.fmod,
    },
]


class _Parser:
    """Recursive descent over the tokens; every level of the table binds tighter than the one before."""

    def __init__(self, tokens: list[str]) -> None:
        self.tokens = tokens
        self.position = 0
        self.depth = 0

    def disjunction(self, level: int) -> Number:
        if level == len(LEVELS):
            return self._power()
        value = self.disjunction(level + 1)
        while (operator := LEVELS[level].get(self._peek())) is not None:
            self.position += 1
            value = operator(value, self.disjunction(level + 1))
        return value

    def _peek(self) -> str:
        return self.tokens[self.position] if self.position < len(self.tokens) else ""

    def _power(self) -> Number:
        value = self._unary()
        while self._peek() == "^":
            self.position += 1
            exponent = self._unary()
            if abs(exponent) > MAX_POWER:
                raise ExpressionError("^")
            value = value**exponent
            if isinstance(value, complex):
                raise ExpressionError("^")
        return value

    def _unary(self) -> Number:
        token = self._peek()
        self.position += 1
        self.depth += 1
        try:
            return self._operand(token)
        finally:
            self.depth -= 1

    def _operand(self, token: str) -> Number:
        if self.depth > MAX_NESTING:
            raise ExpressionError(token)
        if token == "-":
            return -self._unary()
        if token == "+":
            return self._unary()
        if token in FUNCTIONS:
            return self._applied(token)
        if token == "(":
            return self._bracketed()
        return self._number(token)

    def _applied(self, name: str) -> Number:
        try:
            return float(FUNCTIONS[name](self._unary()))
        except ValueError as error:
            raise ExpressionError(name) from error

    def _bracketed(self) -> Number:
        value = self.disjunction(0)
        if self._peek() != ")":
            raise ExpressionError("(")
        self.position += 1
        return value

    def _number(self, token: str) -> Number:
        if token in {"pi", "e"}:
            return math.pi if token == "pi" else math.e
        if token[:1].isdigit() or token[:1] == ".":
            return float(token)
        raise ExpressionError(token)
