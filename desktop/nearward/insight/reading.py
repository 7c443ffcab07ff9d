"""How the charts are read, a paragraph each."""

from __future__ import annotations

from nearward.i18n import N_

HOW_TO_READ = (
    N_(
        "A bar is a week: how many times you pulled away, briefly or for longer. The outlined part"
        " was noted on days not confirmed."
    ),
    N_(
        "Below it stand the seven days of the week; a long tick is a confirmed day. A ring is a"
        " week with none, when four of its days or more are confirmed. A small pale ring is one"
        " with fewer."
    ),
    N_(
        "“Not known” means that no day was confirmed and nothing was noted. It is not zero. Before"
        " your diary begins there is nothing to know, and nothing is drawn."
    ),
    N_(
        "This week and this month are not over, so they say “so far”. A day can be confirmed"
        " once it is over, so today is not counted yet."
    ),
    N_(
        "The rate counts only confirmed days: what was noted on them, per seven of them. The range"
        " (95 %) is made so that it holds the true rate 19 times in 20. That is for someone whose"
        " days not confirmed are like the others. It allows for times that come in clusters."
    ),
    N_(
        "If you check in less on hard days, the rate is too low; if mostly when something happened,"
        " too high. If you notice more than you used to, it rises although nothing got worse."
    ),
    N_(
        "Once a month you can say how the days you did not check in were. It stands beside the"
        " number, and nothing is computed from it."
    ),
    N_(
        "All that you noted, over all days, can only be too low. Where that lies above the rate, it"
        " is told first."
    ),
    N_(
        "A month is a dot with a thin line for its range. The thick part would hold the true rate"
        " one time in two. Two spans of 12 weeks are compared, not months: two months differ by"
        " chance alone."
    ),
    N_(
        "Who picks two spans with the chart in view picks what stands out. These differ by chance"
        " more often than the words say, so “picked after looking” stands over them."
    ),
    N_(
        "Taking space and saying so, staying, and choosing distance are not in the bars. Distance"
        " is sometimes right."
    ),
)
