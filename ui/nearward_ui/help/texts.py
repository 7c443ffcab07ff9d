"""The texts of Help that come with the program. No number of a helpline is among them."""

from __future__ import annotations

from nearward.i18n import N_

CALL_NUMBER = N_(
    "If you are in danger, or might hurt yourself or someone, call the number below. Or go to an"
    " emergency department."
)
CALL_LOCAL = N_(
    "If you are in danger, or might hurt yourself or someone, call your local emergency number."
    " Or go to an emergency department."
)
THEN = (
    N_("Move away from anything you could hurt yourself with."),
    N_("Be with someone, or let someone hear your voice. You need not explain."),
)
AFRAID = (
    N_("You do not have to repair anything. Distance can be right. You owe nobody a reason."),
    N_(
        "If they use this computer or know your passphrase, they may be able to read this diary."
        " Call and search on a device they cannot reach."
    ),
    N_(
        "A new passphrase protects the diary from now on. Older backups still open with the old"
        " one. They may notice the change: choose a time that is safe for you."
    ),
    N_(
        "Leaving, or saying that you will, can be the riskiest time. A service against violence"
        " at home can help you plan it."
    ),
)
THERAPIST = (
    N_(
        "A family doctor can name someone. So can a counselling centre, or a list of licensed"
        " therapists in your country."
    ),
    N_("You can ask for a first meeting, and choose someone else after it."),
)
#: (title, lines) of what is unfolded under it
FIRST_TALK = (
    (
        N_("What to ask"),
        (
            N_("How do you work with someone who pulls away when people get close?"),
            N_("What does it cost, and how long is the wait?"),
            N_("Who else hears what I tell you?"),
            N_("What would the first meetings look like?"),
        ),
    ),
    (
        N_("A first message"),
        (
            N_(
                "“Hello, I am looking for someone to talk to. I notice that I pull away when"
                " someone gets close, and I would like to understand it. Could we arrange a first"
                " meeting?”"
            ),
        ),
    ),
    (
        N_("What may stand in the way"),
        (
            N_("“It is not bad enough.” Wanting to talk is reason enough."),
            N_("“They will judge me.” You can begin by saying just that."),
            N_("“I cannot afford it.” Ask about public services and training clinics."),
            N_("“I will drop out again.” You can stop, and you can come back."),
        ),
    ),
)
FOOT = N_(
    "Nearward is a private diary. It is not treatment, and nobody is told when you open this page."
    " Numbers change: please check yours."
)
FOOT_LOCKED = N_(
    "Your own people, places and plan are in the diary. They show after you open it. Nearward is a"
    " private diary. It is not treatment."
)
#: the parts of the plan: name, question, and a quiet line
PLAN = {
    "my_early_signs": (N_("How I notice that it is getting hard"), ""),
    "things_i_do_alone": (N_("What helps me when I am alone"), ""),
    "places_and_people_that_steady_me": (N_("Places and people that steady me"), ""),
    "who_i_can_tell": (N_("People I can tell"), N_("A name and a number, a line each.")),
    "professionals": (N_("Professionals"), N_("Name, number, and when they are there.")),
    "making_things_safer": (N_("How I make things around me safer"), ""),
    "what_matters_to_me": (N_("What matters to me"), ""),
}
PLAN_INTRO = N_(
    "What helps you in a hard hour, in your own words. A plan like this works best when you make"
    " it with a professional."
)
PLAN_DANGER = N_(
    "If you might act on thoughts of ending your life, or are in danger, call your local emergency"
    " number now. Or go to an emergency department."
)
