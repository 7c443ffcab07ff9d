"""A sheet that asks for every kind of answer, once."""

from __future__ import annotations

ALL = """
id = "all"
title = "Every kind"
purpose = "For a test."
intro = "An intro."
foot = "A foot."
version = 3

[[step]]
id = "first"
title = "First"
gate = { text = "This may stir something up.", yes = "Go on", not_now = "Not now" }

[[step.field]]
id = "safe"
kind = "choice"
label = "Is this person safe enough?"
required = true
options = [{ code = "yes", label = "yes" }, { code = "no", label = "no" }]
ends_if = [{ code = "no", text = "Then stop here.", page = "help", label = "Help" }]
[[step.field]]
id = "acts"
kind = "several"
label = "What I did"
vocabulary = "behaviour"
required = true
[[step.field]]
id = "cue"
kind = "term"
label = "Just before"
vocabulary = "trigger"
[[step.field]]
id = "again"
kind = "flag"
label = "It happened before"
[[step.field]]
id = "when"
kind = "date"
label = "When before"
show_if = "again = yes"

[[step]]
id = "second"
title = "Second"
show_if = "acts = B01 | B02"

[[step.field]]
id = "long"
kind = "minutes"
label = "How long"
required = true
[[step.field]]
id = "signs"
kind = "scale"
label = "In the last seven days"
none = "no chance to notice"
item = [{ code = "S1", label = "I went quiet." }, { code = "S2", label = "I went away." }]
options = [{ code = "0", label = "not at all" }, { code = "1", label = "often" }]
[[step.field]]
id = "of"
kind = "link"
record = "moment"
label = "The moment"
[[step.field]]
id = "plan"
kind = "text"
label = "I will"
paper_rows = 2
nudge = [{ pattern = "\\\\bnot\\\\b", text = "What will you do instead?" }]

[example]
safe = "yes"
acts = ["B01"]
plan = "When it gets quiet, I will say one sentence."
"""
