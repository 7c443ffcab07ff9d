"""The texts of Help that come with the program. No number of a helpline is among them."""

from __future__ import annotations

from nearward.i18n import later

CALL_NUMBER = later(
    "If you are in danger, or might hurt yourself or someone, call the number below. Or go to an"
    " emergency department."
)
CALL_LOCAL = later(
    "If you are in danger, or might hurt yourself or someone, call your local emergency number."
    " Or go to an emergency department."
)
THEN = (
    later("Move away from anything you could hurt yourself with."),
    later("Be with someone, or let someone hear your voice. You need not explain."),
)
AFRAID = (
    later("You do not have to repair anything. Distance can be right. You owe nobody a reason."),
    later(
        "If they use this computer or know your passphrase, they may be able to read this diary."
        " Call and search on a device they cannot reach."
    ),
    later(
        "A new passphrase protects the diary from now on. Older backups still open with the old"
        " one. They may notice the change: choose a time that is safe for you."
    ),
    later(
        "Leaving, or saying that you will, can be the riskiest time. A service against violence"
        " at home can help you plan it."
    ),
)
THERAPIST = (
    later(
        "A family doctor can name someone. So can a counselling centre, or a list of licensed"
        " therapists in your country."
    ),
    later("You can ask for a first meeting, and choose someone else after it."),
)
#: (title, lines) of what is unfolded under it
FIRST_TALK = (
    (
        later("What to ask"),
        (
            later("How do you work with someone who pulls away when people get close?"),
            later("What does it cost, and how long is the wait?"),
            later("Who else hears what I tell you?"),
            later("What would the first meetings look like?"),
        ),
    ),
    (
        later("A first message"),
        (
            later(
                "“Hello, I am looking for someone to talk to. I notice that I pull away when"
                " someone gets close, and I would like to understand it. Could we arrange a first"
                " meeting?”"
            ),
        ),
    ),
    (
        later("What may stand in the way"),
        (
            later("“It is not bad enough.” Wanting to talk is reason enough."),
            later("“They will judge me.” You can begin by saying just that."),
            later("“I cannot afford it.” Ask about public services and training clinics."),
            later("“I will drop out again.” You can stop, and you can come back."),
        ),
    ),
)
FOOT = later(
    "Nearward is a private diary. It is not treatment, and nobody is told when you open this page."
    " Numbers change: please check yours."
)
FOOT_LOCKED = later(
    "Your own people, places and plan are in the diary. They show after you open it. Nearward is a"
    " private diary. It is not treatment."
)
#: the parts of the plan: name, question, and a quiet line
PLAN = {
    "my_early_signs": (later("How I notice that it is getting hard"), ""),
    "things_i_do_alone": (later("What helps me when I am alone"), ""),
    "places_and_people_that_steady_me": (later("Places and people that steady me"), ""),
    "who_i_can_tell": (later("People I can tell"), later("A name and a number, a line each.")),
    "professionals": (later("Professionals"), later("Name, number, and when they are there.")),
    "making_things_safer": (later("How I make things around me safer"), ""),
    "what_matters_to_me": (later("What matters to me"), ""),
}
PLAN_INTRO = later(
    "What helps you in a hard hour, in your own words. A plan like this works best when you make"
    " it with a professional."
)
PLAN_DANGER = later(
    "If you might act on thoughts of ending your life, or are in danger, call your local emergency"
    " number now. Or go to an emergency department."
)
