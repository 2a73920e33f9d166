"""The grammar of times: every construction that a time may be written in, whatever the language."""

from riwaya.read.content.timex.chart import grown
from riwaya.read.content.timex.rules import clock_rules, day_rules, range_rules, unit_rules

GRAMMAR = grown(day_rules.RULES, unit_rules.RULES, clock_rules.RULES, range_rules.RULES)
