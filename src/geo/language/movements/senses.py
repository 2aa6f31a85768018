"""The sense that a trigger has in its clause: what goes, leaves, or takes part does so in several ways."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from geo.language import vocabulary
from geo.language.movements.tours import awaits
from geo.language.phrases.draft import is_infinitive, is_passive, theme_of
from geo.language.phrases.forces import force_in
from geo.language.phrases.locations import AT, FROM, TO
from geo.language.phrases.roles import own_subject, subject_of
from geo.language.reading import lemma
from geo.model import Action

if TYPE_CHECKING:
    from geo.language.phrases.draft import Draft
    from geo.language.reading import Reading
    from geo.language.syntax import Token
    from geo.language.vocabulary import TriggerWord

_STAYING = frozenset(("remain", "stay", "keep"))
_ONWARD = frozenset((
    "in", "there", "on", "ahead", "by", "around", "through", "forward", "abroad", "overseas", "ashore", "elsewhere",
    "far", "east", "west", "north", "south", "eastward", "westward", "northward", "southward", "where",
))  # fmt: skip
_RAISED = frozenset((
    "force", "brigade", "battalion", "division", "regiment", "battlegroup", "corps", "unit", "garrison", "cell", "team",
))  # fmt: skip
"""What is set up by those who are in it."""
_NOW = frozenset(("currently", "now", "presently", "still", "already"))
_BY_HOW_MANY = frozenset(("to", "by", "below", "under", "from"))
_RESERVED = frozenset(("back", "up", "reserve", "readiness", "ready"))
_PRACTICE = frozenset(("firing", "practice", "practise", "simulation", "activity", "phase", "event"))
"""What else one may take part in that is no fight."""


def sense_of(verb: Token, word: TriggerWord) -> TriggerWord | None:
    """Give the sense that the verb has in its clause; None where another verb there tells of the movement."""
    theme = theme_of(verb)
    if word.lemma in ("go", "climb"):
        return _going(verb, word) if word.lemma == "go" else _climbing(verb, word)
    if word.action is Action.EXERCISE and word.lemma in ("take", "participate"):
        return _taking_part(verb, word)
    if theme is not None and lemma(theme) in vocabulary.word_list("duty") and _may_be_done(word):
        return replace(word, frame="be_self", action=Action.STATION)  # "are flying patrols out of Constanta"
    if word.lemma == "take" and word.particle in ("", "off") and word.frame != "relief":
        return _taking(verb, word, theme)
    if word.lemma == "fly" and theme is None and _is_based(verb, word):
        return replace(word, frame="be_self", action=Action.STATION)  # "have been flying from Al Minhad"
    counted = theme is not None and (lemma(theme) in vocabulary.forces() or _counts_men(theme))
    acting = _acting(verb, word, counted=counted)
    if acting is not None:
        return acting
    told_that = any(c.dep_ == "ccomp" and own_subject(c) is not None for c in verb.rights)
    idle = word.lemma == "engage" and not _is_engaged(verb)
    told_that = told_that and word.lemma in ("promise", "assure")  # "promised the troops that they would be home soon"
    foes = theme is not None and theme.stem in vocabulary.word_list("irregular")
    fought = foes and word.lemma in ("push", "drive", "force", "throw")  # "push back the insurgents"
    if told_that or fought or idle or _says_less(verb, word):
        return None
    over = verb.dep_ == "acl" and verb.tag_ in ("VBN", "VBD") and verb.head.dep_ in ("dobj", "attr", "pobj")
    over = over and not any(c.dep_ in ("mark", "aux", "nsubj") for c in verb.lefts)  # "reports that they had left Faya"
    left = over or counted or any(c.dep_ == "auxpass" for c in verb.children)  # "not a tank was left in Estonia"
    if word.lemma == "leave" and theme is not None and (is_common_body(theme) or _is_left_behind(verb, theme)):
        return word  # "Fiji will leave the UN force"
    if (word.lemma == "leave" and left) or _stays(verb):
        # "has only 70 troops left in Nasiriyah", "left 200 men in Kirkuk", "will remain deployed in Djibouti"
        return replace(word, frame="be_object", action=Action.STATION)
    return _without_goal(verb, word, theme)


def _acting(verb: Token, word: TriggerWord, *, counted: bool) -> TriggerWord | None:
    """Give the sense of a verb of one's own motion that acts on a force: "landed 900 marines", "were landed at"."""
    if word.lemma == "head" and counted:
        return vocabulary.triggers()["verb", "lead", ""]  # "heads a mission of 40 officers"
    moved = counted or any(c.dep_ == "auxpass" for c in verb.children)
    return replace(word, frame="move_object") if moved and word.lemma in ("land", "disembark") else None


def _is_engaged(verb: Token) -> bool:
    """Whether they are at work somewhere: "are engaged in a mission in Mali"; not "in talks", nor with the enemy."""
    inside = [o for c in verb.rights if c.lower_ == "in" for o in c.rights]
    duties = vocabulary.word_list("duty")
    return is_passive(verb) and bool(inside) and all(o.pos_ == "PROPN" or o.stem in duties for o in inside)


def _climbing(verb: Token, word: TriggerWord) -> TriggerWord:
    """Give the sense of "climbing into buses at a base outside Isfahan": who gets in is taken away."""
    into = (o for c in verb.rights if c.lower_ in ("into", "onto", "aboard") for o in c.rights)
    craft = vocabulary.word_list("conveyance") | vocabulary.word_list("transport")
    return vocabulary.triggers()["verb", "board", ""] if any(o.stem in craft for o in into) else word


def is_common_body(noun: Token) -> bool:
    """Whether it is a force that several serve in, known to all: "the UN mission", not "a force", "its mission"."""
    known = any(c.lower_ == "the" for c in noun.lefts) and any(c.dep_ in ("compound", "amod") for c in noun.lefts)
    return known and lemma(noun) in vocabulary.word_list("body")


def _is_left_behind(verb: Token, noun: Token) -> bool:
    """Whether it is where the force lay that leaves: "the column left its garrison at Huambo"."""
    doer = own_subject(verb)
    lay = lemma(noun) in vocabulary.word_list("haven") and any(c.tag_ == "PRP$" for c in noun.lefts)
    return lay and doer is not None and lemma(doer) in vocabulary.forces()


def _comes_home(verb: Token) -> bool:
    """Whether it is who goes home that arrives: "the returning soldiers will land in Accra"."""
    mover = subject_of(verb)
    return mover is not None and any(c.lower_ in ("returning", "homecoming", "homebound") for c in mover.lefts)


def _may_be_done(word: TriggerWord) -> bool:
    """Whether a duty is done by the verb ("flying patrols"), and not ended ("withdrew its mission")."""
    return word.frame.endswith("_either") and not (word.frame.startswith("leave") and word.strength == "strong")


def _without_goal(verb: Token, word: TriggerWord, theme: Token | None) -> TriggerWord:
    """Give the sense of a verb that means something else where nothing is said of where to."""
    ways = {t.lower_ for c in verb.children for t in [c, *c.children]}
    recalled = (theme or subject_of(verb)) if word.lemma == "recall" else None
    if _is_reserve(recalled) and all(c.lower_ != "from" for t in (verb, recalled) if t is not None for c in t.rights):
        return vocabulary.triggers()["verb", "call", "up"]  # "recalled 3,000 reservists"
    out = theme is None and _comes_out(verb, word) and not ways & TO
    if out or (word.frame.startswith("move") and theme is None and _comes_home(verb)):
        return replace(word, frame="leave_self" if out else word.frame, action=Action.WITHDRAW)
    if word.lemma == "redeploy" and not ways & (TO | AT | vocabulary.word_list("anaphor")):
        return replace(word, action=Action.WITHDRAW)  # "the battalion will be redeployed in spring"
    if word.lemma in ("escort", "accompany") and is_passive(verb) and ways & TO:
        return replace(word, frame="move_object")  # "were escorted to Goma": they too go there
    held = word.lemma == "garrison" and theme is not None and lemma(theme) not in vocabulary.forces()
    if held or (word.lemma == "use" and theme is not None and lemma(theme) in vocabulary.place_nouns()):
        # "garrisoned Hong Kong", "bombers use the base at Hamadan"
        return replace(word, frame="be_self", action=Action.STATION)
    if word.lemma == "deploy" and (not ways & TO or ways & _NOW) and _is_now(verb):
        return replace(word, frame="be_object", action=Action.STATION)  # "some 300 men are deployed in Kidal"
    if (word.lemma, word.particle) == ("set", "up") and theme is not None and lemma(theme) in _RAISED:
        return replace(word, frame="be_object")  # "is to set up a brigade in Djibouti"
    if word.particle == "back" and ((word.lemma == "send" and not ways & TO) or _to_port(verb, word)):
        return replace(word, frame="leave_object", action=Action.WITHDRAW)  # "the Indians were sent back"
    counts = any(
        o.like_num for c in verb.rights if c.lower_ in ("to", "by", "below", "under", "from") for o in c.children
    )
    if counts and theme is None and word.lemma in vocabulary.word_list("sinking") and not is_passive(verb):
        return replace(word, frame="fall_self", action=Action.WITHDRAW)  # "the number has dropped to 400"
    return word


def _comes_out(verb: Token, word: TriggerWord) -> bool:
    """Whether those who go by land come "out of" somewhere; ships and aircraft work "out of" where they are based."""
    if word.lemma not in vocabulary.word_list("by_land") or not word.frame.startswith("move"):
        return False
    of = (o for out in verb.rights if out.lower_ == "out" for o in out.rights if o.lower_ == "of")
    left = (o for prep in of for o in prep.rights)
    return any(o.pos_ == "PROPN" or o.stem in vocabulary.place_nouns() for o in left)  # not "out of the talks"


def _to_port(verb: Token, word: TriggerWord) -> bool:
    """Whether ships or men are ordered back to a base that is not named: they leave where they were."""
    ways = [t for c in verb.rights for t in (c, *c.rights) if t.lower_ == "to"]
    goals = [o for t in ways for o in t.rights if o.dep_ == "pobj"]
    unnamed = (o.stem in vocabulary.word_list("haven") and all(c.pos_ != "PROPN" for c in o.children) for o in goals)
    return word.lemma in ("send", "order", "call") and bool(goals) and all(unnamed)


def _is_now(verb: Token) -> bool:
    """Whether it is a state that lasts: "are deployed", not "are being deployed", "were deployed"."""
    helping = [c for c in verb.lefts if c.dep_ in ("aux", "auxpass")]
    return verb.tag_ == "VBN" and len(helping) == 1 and helping[0].tag_ in ("VBP", "VBZ") and helping[0].stem == "be"


def _is_reserve(theme: Token | None) -> bool:
    return theme is not None and lemma(theme) in vocabulary.word_list("reserve")


def _is_given_to_a_body(verb: Token) -> bool:
    """Whether it is given to a force or mission that it serves in: "will give a battalion to the mission"."""
    to = (o for c in verb.subtree if c.lower_ == "to" and c.i > verb.i for o in c.rights if o.dep_ == "pobj")
    return any(lemma(o) in vocabulary.word_list("body") for o in to)


def _counts_men(number: Token) -> bool:
    """Whether a number alone counts a force; in "left two of their bases" it counts places."""
    of = (o for c in number.rights if c.lower_ == "of" for o in c.rights)
    return number.like_num and not any(o.stem in vocabulary.place_nouns() for o in of)


def _stays(verb: Token) -> bool:
    return lemma(verb.head) in _STAYING and verb.dep_ in ("acomp", "xcomp") and verb.tag_ == "VBN"


def _taking(verb: Token, word: TriggerWord, theme: Token | None) -> TriggerWord | None:
    """Give the sense of "take": who is taken somewhere moves, who is only taken from somewhere leaves."""
    if word.particle == "off":  # aircraft that take off are on their way, if not home
        away = theme is None and not _is_homeward(verb)
        return vocabulary.triggers()["verb", "lift", "off"] if away else word
    if any(t.lower_ in ("prisoner", "hostage", "captive", "aback") for t in verb.rights):
        return None
    ways = {c.lower_ for c in verb.rights if c.dep_ in ("prep", "dative")}
    if ways & (TO | {"across"}):
        return word
    return replace(word, frame="leave_object", action=Action.WITHDRAW) if ways & FROM else None


def _going(verb: Token, word: TriggerWord) -> TriggerWord | None:
    """Give the sense of "go": what is gone, or must go, leaves; what will go is sent."""
    leaves = replace(word, frame="leave_self", action=Action.WITHDRAW)
    if verb.dep_ == "acomp":
        return None  # "is gone" is read from the copula
    grown = subject_of(verb)
    if grown is not None and grown.stem in ("number", "total", "strength"):
        up = any(t.lower_ == "up" for c in verb.rights for t in [c, *c.children])
        return vocabulary.triggers()["verb", "rise", ""] if up else None  # "the number goes up to five"
    alone = verb.dep_ not in ("ROOT", "conj") and not any(c.dep_ == "aux" for c in verb.children)
    gone = any(c.dep_ == "auxpass" for c in verb.children)
    if gone and any(_is_time(c) for c in verb.rights):
        return None  # "will be gone six months"
    if verb.tag_ == "VBN" and (alone or gone):
        return leaves  # "wants them gone", "with 3,600 gone"
    ways = (c for c in verb.children if not (c.lower_ == "by" or any(_is_time(o) for o in c.rights)))
    if verb.tag_ == "VBN" and not word.particle and _is_from(verb):
        return leaves  # "have gone from the valley"
    told = ("prep", "xcomp", "dobj", "prt", "acomp")  # or "went to fight in Korea"
    bare = not any(c.dep_ in told or c.lower_ in _ONWARD or c.left_edge.tag_ == "TO" for c in ways)
    if any(c.lower_ in ("on", "ahead") and all(o.dep_ == "pcomp" for o in c.children) for c in verb.children):
        return None  # "how the mission could go on", "will go on doing its work"
    if word.particle or not bare:
        return word
    counted = _is_counted(subject_of(verb))
    due = any(c.lower_ in ("must", "should") for c in verb.children)
    past = verb.tag_ in ("VBD", "VBN")  # "200 men went last week", "only 5,000 soldiers have gone"
    return leaves if due or past or not counted else word  # "French troops must go", "6,000 soldiers would go"


def _is_based(verb: Token, word: TriggerWord) -> bool:
    """Whether aircraft are flying from where they are based, not men to somewhere."""
    subject = subject_of(verb)
    flown = vocabulary.forces().get(lemma(subject)) if subject is not None else None
    lasts = verb.tag_ == "VBG" and any(c.dep_ == "aux" for c in verb.children) and not word.particle
    return lasts and _is_from(verb) and (flown is None or flown.count_of == "aircraft")


def _is_from(verb: Token) -> bool:
    """Whether it is told from where, and not where to."""
    ways = {c.lower_ for c in verb.rights if c.dep_ in ("prep", "advmod", "prt")}
    return "from" in ways and ways.isdisjoint(TO)


def _is_homeward(verb: Token) -> bool:
    return is_passive(verb) or any(t.lower_ in ("home", "homeward") for c in verb.rights for t in [c, *c.children])


def _is_time(noun: Token) -> bool:
    return noun.pos_ in ("NOUN", "PROPN") and lemma(noun) in vocabulary.word_list("calendar")


def _taking_part(verb: Token, word: TriggerWord) -> TriggerWord | None:
    """Give the sense of "take part": in a drill it is an exercise, in an operation a presence, in a parade nothing."""
    inside = [o for c in verb.subtree if c.lower_ == "in" and c.i > verb.i for o in c.children if o.dep_ == "pobj"]
    for within in [verb.head] if is_in_which(verb) else inside:
        common = within.pos_ == "NOUN"
        if common and within.stem in vocabulary.word_list("occasion"):
            return None
        campaign = common and within.stem in vocabulary.word_list("campaign")
        if campaign or lemma(within) in vocabulary.word_list("duty") or " mission" in within.lower_:
            return replace(word, frame="be_self", action=Action.STATION)
        held = vocabulary.triggers().get(("noun", within.stem, ""))
        if common and within.text.islower():  # not "took part in the attack"
            return word if (held is not None and held.frame == "drill") or within.stem in _PRACTICE else None
        if within.pos_ == "PROPN":
            operation = any(c.lower_.startswith("operation") for c in [within, *within.lefts])
            return replace(word, frame="be_self", action=Action.STATION) if operation else word
        if common and not any(_is_drill(t) for t in within.subtree):
            return None  # "took part in raids"
    return word


def is_in_which(verb: Token) -> bool:
    """Whether it is told of a noun: "the operation in which 900 soldiers take part"."""
    return verb.dep_ == "relcl" and any(o.lower_ == "which" for c in verb.lefts if c.lower_ == "in" for o in c.children)


def _is_drill(noun: Token) -> bool:
    event = vocabulary.triggers().get(("noun", lemma(noun), ""))
    named = noun.pos_ == "PROPN" and noun.dep_ != "pobj"
    return named or (event is not None and event.action is Action.EXERCISE)


def _is_counted(noun: Token | None) -> bool:
    """Whether the noun is counted afresh ("6,000 soldiers will go" somewhere, "the soldiers must go" away)."""
    if noun is None or any(c.lower_ in ("the", "these", "those") for c in noun.lefts):
        return False
    return noun.like_num or any(c.dep_ == "nummod" for c in noun.lefts)


def _says_less(verb: Token, word: TriggerWord) -> bool:
    """Whether the verb tells of no movement or presence in this clause."""
    if word.lemma == "leave":
        if any(c.lower_ == "out" and c.dep_ == "prt" for c in verb.children):
            return True  # "leaving out the Chadians"
        # "the ramp that the bombers left behind", "left 40 dead"
        return any(c.lower_ == "behind" or (c.dep_ == "oprd" and c.pos_ == "ADJ") for c in verb.children)
    if word.lemma == "hold":  # "are being held in a hospital"; but "held back", "held in reserve"
        return is_passive(verb) and not word.particle and all(t.lower_ not in _RESERVED for t in verb.subtree)
    if word.lemma == "put":
        return _puts_in_a_plight(verb, word)
    if word.lemma in ("follow", "fall"):
        return _only_ensues(verb) if word.lemma == "follow" else any(c.lower_ == "short" for c in verb.children)
    if word.lemma in ("expect", "appear", "come"):  # "is expected to arrive", "will come under NATO's command"
        under = word.lemma == "come" and any(c.lower_ == "under" for c in verb.rights)
        return under or (word.lemma != "come" and any(c.dep_ in ("xcomp", "ccomp") for c in verb.children))
    if word.lemma == "order":
        words = vocabulary.triggers()
        told = [words.get(("verb", lemma(c), "")) for c in verb.children if c.dep_ in ("xcomp", "ccomp")]
        placed = any(c.lower_ in ("to", "into") and c.dep_ == "prep" for c in verb.rights)
        # "is ordered to remain in the Red Sea", "the brigade in Kuwait was ordered to move into Mosul"
        own = ("be_self",) if placed else ("be_self", "move_self", "move_either", "leave_self", "leave_either")
        return any(w is not None and w.frame in own for w in told)
    if word.lemma in ("make", "give"):  # "a group made up of two frigates", "gave the troops a rest"
        made_of = word.lemma == "make" and any(c.lower_ == "of" for c in verb.children)
        return made_of or (word.lemma == "give" and not word.particle and not _is_given_to_a_body(verb))
    if word.lemma == "be" and any(c.dep_ == "expl" for c in verb.children):
        return True  # "there had been a launcher" is read from what there was
    ways = [o for c in verb.rights if c.lower_ == "in" for o in c.rights if o.lower_ == "way"]
    hinders = any(all(c.dep_ != "poss" for c in o.lefts) for o in ways)  # "has not been in the way"
    at = (o for c in verb.rights if c.lower_ == "at" for o in c.rights)
    at_home = any(o.lower_ == "home" for o in at)  # "are still at home" have gone nowhere
    return word.lemma == "be" and (hinders or at_home or _only_helps(verb) or awaits(verb))


def _only_ensues(verb: Token) -> bool:
    """Whether it only tells what came later: "following the talks", "the clash with the police that followed"."""
    return verb.tag_ == "VBG" or (verb.dep_ == "relcl" and all(c.dep_ in ("nsubj", "punct") for c in verb.children))


def _puts_in_a_plight(verb: Token, word: TriggerWord) -> bool:
    """Whether nobody is put anywhere: "puts our soldiers at risk", "have put in for another tour"."""
    under = [o for c in verb.children if c.dep_ == "prep" for o in c.rights]
    applied = word.particle == "in" and any(c.lower_ == "for" for t in (verb, *verb.rights) for c in t.rights)
    return applied or any(lemma(o) in vocabulary.word_list("plight") for o in under)


def _only_helps(verb: Token) -> bool:
    """Whether "be" only helps another verb that the parser made its own: "are to be out", "was last night steaming"."""
    if any(c.dep_ == "xcomp" for said in verb.rights if said.dep_ == "acomp" for c in said.rights):
        return True  # "is due to sail", "are likely to stay"
    for child in verb.children:
        if child.i > verb.i and child.dep_ == "prep":
            return False  # "were in Mali fighting"
        if child.i > verb.i and child.dep_ in ("xcomp", "advcl", "acl", "ccomp"):
            return child.tag_ == "VBG" or (child.dep_ == "xcomp" and is_infinitive(child))
    return False


def does_something_else(reading: Reading, draft: Draft, theme: Token | None) -> bool:
    """Whether the verb with that object tells of no movement: "conduct warfare", "join the league"."""
    word, words = draft.word, vocabulary.word_list
    if word.lemma in words("does") and (theme is None or lemma(theme) not in words("duty")):
        return True
    if word.particle in ("call", "visit") and (theme is None or all(c.lower_ != "port" for c in theme.lefts)):
        return True  # only a "port call" moves a ship
    if word.lemma == "spend" and (theme is None or lemma(theme) not in words("calendar")):
        return True  # "spent a month at", not "spent millions on"
    held = vocabulary.triggers().get(("noun", lemma(theme), "")) if theme is not None else None
    if word.frame == "be_self" and held is not None and held.frame == "drill":
        return True  # "had been holding an exercise" is told by its noun
    if word.particle == "home" and draft.trigger.tag_ in ("VB", "VBD") and _is_negated(draft.trigger):
        return True  # "three of them did not come home" mourns the dead
    if word.lemma in ("join", "rejoin") and theme is not None and not _can_be_joined(reading, theme):
        return True
    if (word.lemma, word.particle) == ("go", "back") and _to_a_day(draft.trigger):
        return True
    if word.frame != "go_fight":
        return False
    return draft.force is None or not _own_modality(draft.trigger) or not (draft.places or draft.object_places)


def _to_a_day(verb: Token) -> bool:
    """Whether it reaches back in time: "the mission goes back to March 2004"."""
    to = (o for c in verb.subtree if c.lower_ == "to" and c.dep_ == "prep" for o in c.children if o.dep_ == "pobj")
    return any(lemma(o) in vocabulary.word_list("calendar") or o.like_num for o in to)


def _can_be_joined(reading: Reading, theme: Token) -> bool:
    known = force_in(reading, theme) is not None or theme.pos_ in ("PROPN", "PRON") or theme.lower_ == "those"
    return known or lemma(theme) in vocabulary.word_list("joined")


def _is_negated(verb: Token) -> bool:
    told = {c.lower_ for c in verb.children}
    return "never" in told or ("did" in told and any(c.dep_ == "neg" for c in verb.children))


def _own_modality(verb: Token) -> bool:
    """Whether the verb speaks of what is to come or is not to be."""
    if any(c.dep_ == "neg" or c.lower_ in ("will", "would", "could", "may") for c in verb.children):
        return True
    return lemma(verb.head) == "go" and verb.dep_ == "xcomp"
