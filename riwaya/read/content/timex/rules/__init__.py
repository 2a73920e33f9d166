"""The grammar of times: every construction that a time may be written in, whatever the language."""

from riwaya.read.content.timex.chart import grown
from riwaya.read.content.timex.rules import clock_rules, day_rules, length_rules, range_rules, unit_rules, weekday_rules

GRAMMAR = grown(
    day_rules.RULES, weekday_rules.RULES, unit_rules.RULES, length_rules.RULES, clock_rules.RULES, range_rules.RULES
)
