"""Verbs that take their force in a way of their own: hosts, reliefs, parts of a whole, places held or armed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from geo.language import vocabulary
from geo.language.phrases.draft import Draft, is_passive, object_of, theme_of
from geo.language.phrases.forces import elided, force_in
from geo.language.phrases.locations import FROM, PlaceRole, object_role, places_under
from geo.language.phrases.owners import actor_of, modifier_actor
from geo.language.phrases.roles import agent_of, clause_verb, subject_of
from geo.language.reading import lemma
from geo.model import Action

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geo.language.phrases.force import Force
    from geo.language.reading import Reading
    from geo.language.syntax import Token
    from geo.language.vocabulary import TriggerWord

_REMOVING = frozenset(("withdraw", "pull", "remove"))


def hosted(reading: Reading, draft: Draft) -> Draft | None:
    """Read "Niger hosts 1,500 French troops", "the country hosts …": the subject is the place."""
    place = draft.subject
    if place is None or draft.force is None:
        return None
    name = reading.place(place)
    if name is not None:
        draft.object_places = [name.index]
    elif lemma(place) in vocabulary.word_list("anaphor_noun"):
        draft.places.append(PlaceRole("in", place, pointer=lemma(place)))
    else:
        return None
    draft.subject = None
    return draft


def held(reading: Reading, verb: Token, word: TriggerWord) -> Draft | None:
    """Read "the valleys occupied by Chadian soldiers", "a bridge guarded by 40 men": the theme is the place."""
    agent, theme = agent_of(verb), subject_of(verb)
    force = force_in(reading, agent) if agent is not None else None
    if force is None or theme is None:
        return None
    draft = Draft(verb, word, force, None, adnominal=verb.dep_ in ("acl", "amod"))
    name = reading.place(theme)
    draft.object_places = [name.index] if name is not None else []
    draft.places = [*places_under(reading, verb), *places_under(reading, theme)]
    place = name is not None or lemma(theme) in vocabulary.place_nouns()
    return draft if place and (force.strong or reading.memory.military) else None


def fortified(reading: Reading, verb: Token, word: TriggerWord) -> Draft | None:
    """Read "fortifying the isle of Vis": whose place is armed is reinforced."""
    role = object_role(reading, verb)
    theme = theme_of(verb)
    if not role.names and theme is not None and vocabulary.place_nouns().get(lemma(theme)) == "container":
        role.pointer = lemma(theme)  # "arming an island"
    doer = subject_of(verb)
    if not (role.names or role.pointer) or doer is None or actor_of(reading, doer) is None:
        return None
    return Draft(verb, word, None, doer, places=[replace(role, preposition="in")])


def closed(reading: Reading, verb: Token, word: TriggerWord, *, passive: bool) -> Draft | None:
    """Read "six posts were removed", "Italy is closing its base", "withdrew its presence": who held them leaves."""
    theme = subject_of(verb) if passive else theme_of(verb)
    doer = agent_of(verb) if passive else subject_of(verb)
    held = theme is not None and theme.stem in ("presence", "footprint") and word.lemma in _REMOVING
    known = theme is not None and (held or lemma(theme) in vocabulary.word_list("post"))
    if theme is None or not known or not reading.memory.military:
        return None
    draft = Draft(verb, word, None, doer, places=[*places_under(reading, theme), *places_under(reading, verb)])
    force = force_in(reading, doer) if passive and doer is not None else None
    if force is not None and force.strong:
        # "posts left by the Kenyan battalion in Gao"
        draft.force, draft.places = force, [*draft.places, *places_under(reading, force.head)]
    owner = modifier_actor(reading, theme)
    if owner is not None:
        draft.subject = next((c for c in theme.children if c.dep_ in ("poss", "amod", "compound")), doer)
    military = any(c.lower_ in vocabulary.word_list("military") for c in theme.lefts) or lemma(theme) != "base"
    return draft if draft.places and (military or owner is not None or draft.force is not None) else None


def parts(reading: Reading, verb: Token, *, passive: bool) -> Iterator[Draft]:
    """Read "the task group comprises two frigates", "the exercise involves 28 vessels": the parts do it too."""
    whole = subject_of(verb)
    theme = theme_of(verb) or next(
        (o for c in verb.subtree if c.lower_ == "of" and c.i > verb.i for o in c.children if o.dep_ == "pobj"), None
    )
    force = force_in(reading, theme) if theme is not None else None
    words = vocabulary.triggers()
    word = words.get(("noun", lemma(whole), "")) if whole is not None else None
    told_there = word is not None and word.frame == "drill" and verb.dep_ == "acl"  # "a drill involving 900 men"
    if passive or whole is None or force is None or told_there:
        return
    same = modifier_actor(reading, force.head) in (None, modifier_actor(reading, whole))
    aside = verb.dep_ == "acl" or (verb.dep_ == "advcl" and verb.tag_ == "VBG") or _is_told_of(verb)
    if aside and force_in(reading, whole) and same:
        return  # "a group consisting of the Tarawa and the Duluth": the whole is told of by its own verb
    if word is None or word.frame not in ("drill", "event", "presence"):
        own = force_in(reading, whole) is not None or lemma(whole) in vocabulary.word_list("wrapper")
        word = replace(words["verb", "be", ""], lemma=lemma(verb)) if own else None
    if word is not None and (force.strong or reading.memory.military):
        owner = whole if modifier_actor(reading, whole) is not None else None  # "the Norwegian contribution comprises"
        draft = Draft(verb, word, force, owner, places=[*places_under(reading, verb), *places_under(reading, whole)])
        told = force.unit is not None or force.quantity is not None
        if draft.word.frame != "be_self" or draft.places or told:
            yield draft


def _is_told_of(relative: Token) -> bool:
    """Whether the clause is about what another verb moves: "the contingent, which comprises 300 men, has arrived"."""
    above = clause_verb(relative.head)
    return relative.dep_ == "relcl" and ("verb", lemma(above), "") in vocabulary.triggers() and above.stem != "be"


def drawn_from(reading: Reading, verb: Token) -> Iterator[Draft]:
    """Read "the troops come from the 3rd Brigade and a battalion based in Pau": these are the ones to go."""
    whole = subject_of(verb)
    force = force_in(reading, whole) if whole is not None else None
    goes_on = any(c.dep_ == "conj" and c.pos_ == "VERB" for c in verb.rights)  # "come from Pau and landed in Dakar"
    if force is None or goes_on or not (force.strong or reading.memory.military):
        return
    sources = [o for c in verb.rights if c.lower_ in ("from", "of") for o in c.children if o.dep_ == "pobj"]
    units = [u for o in sources for n in (o, *o.conjuncts, *o.rights) for u in (n, *n.conjuncts) if u.i >= o.i]
    word = vocabulary.triggers()["verb", "earmark", ""]
    for unit in dict.fromkeys(units):
        part = force_in(reading, unit) if unit.pos_ in ("NOUN", "PROPN") else None
        explained = any(c.dep_ == "appos" for c in unit.rights)  # "two units, a company from Metz and …"
        if part is not None and part.count_of == "units" and not explained and not part.elided:
            based = [c for c in unit.rights if c.tag_ == "VBN" and c.stem in ("base", "station", "headquarter")]
            homes = [r for t in (unit, *based) for r in places_under(reading, t) if r.names]
            yield Draft(verb, word, part, None, places=[replace(r, preposition="from") for r in homes])


def relief(reading: Reading, verb: Token, word: TriggerWord, *, passive: bool) -> Iterator[Draft]:
    """Read "X replaced Y in Z", "X takes over from Y": X comes and Y goes."""
    theme = subject_of(verb) if passive else theme_of(verb)
    if word.particle == "over":  # "takes over from"; to take over a force is to command it
        theme = next((o for c in verb.children if c.lower_ == "from" for o in c.children if o.dep_ == "pobj"), None)
    if word.particle == "place":  # "took the place of the Kenyans"; what only "took place" is no relief
        place = next((c for c in verb.children if c.lower_ == "place"), None)
        named = [c for c in place.children if c.dep_ == "poss"] if place is not None else []
        named += [o for c in place.children if c.lower_ == "of" for o in c.children] if place is not None else []
        theme = named[0] if named else None
        if theme is None:
            return
    if verb.stem == "relieve" and _of_a_duty(verb, theme):
        return
    doer = agent_of(verb) if passive else subject_of(verb)
    coming = force_in(reading, doer) if doer is not None else None
    going = force_in(reading, theme) if theme is not None else None
    if theme is not None and theme.lower_ == "those" and any(c.lower_ == "from" for c in theme.rights):
        going = elided(reading, theme, None)  # "will replace those from Ghana"
    thing = theme if theme is not None else object_of(verb)
    if going is None and thing is not None and actor_of(reading, thing) is None:
        return  # "bought radars to replace those", "took over the factory"
    swapped = _swapped_for(reading, verb, theme) if coming is None else None
    coming = swapped or coming
    forces = [f for f in (coming, going) if f is not None]
    if not any(f.strong or (f.count_of == "units" and reading.memory.military) for f in forces):
        return
    owner = doer if swapped is not None else None
    around = places_under(reading, verb)
    if word.particle == "over":
        around = [r for r in around if r.preposition not in FROM]  # "took over from the Danes in Basra"
    draft = Draft(verb, word, coming, owner, places=around)
    again = verb.dep_ == "conj" or (verb.dep_ == "advcl" and theme is not None and theme.pos_ == "PRON")
    told = again and vocabulary.triggers().get(
        ("verb", lemma(verb.head), "")
    )  # "will withdraw 900 men, replacing them"
    for place in (theme, doer):
        if place is not None and not draft.places:  # "relieved soldiers from Ghana in Gao": not where they are
            draft.places = [r for r in places_under(reading, place) if r.preposition not in FROM]
    if coming is not None:
        yield draft
    if going is not None and not (told and told.action is Action.WITHDRAW):
        yield replace(draft, word=replace(word, action=Action.WITHDRAW), force=going, places=list(draft.places))


def _of_a_duty(verb: Token, theme: Token | None) -> bool:
    """Whether a force is only spared something: "relieved the battalion of guard duty"."""
    of = (c for t in (verb, theme) if t is not None for c in t.rights if c.lower_ == "of")
    return any(o.stem in vocabulary.word_list("duty") or o.stem == "task" for c in of for o in c.rights)


def _swapped_for(reading: Reading, verb: Token, theme: Token | None) -> Force | None:
    """Force that comes in the other's stead: "will replace its F-16s with two transports"."""
    beside = [*verb.children, *(theme.children if theme is not None else ())]
    inside = (o for c in beside if c.lower_ in ("with", "by") and c.i > verb.i for o in c.children if o.dep_ == "pobj")
    return next((f for o in inside if (f := force_in(reading, o)) is not None), None)


def comes_to_others(reading: Reading, draft: Draft, theme: Token | None) -> Force | None:
    """Give the force that joins those who are there: "300 marines reinforced the garrison", "the 5th Brigade will"."""
    coming = force_in(reading, draft.subject) if draft.subject is not None else None
    own = theme is None or is_passive(draft.trigger) or any(c.dep_ == "poss" for c in theme.lefts)
    if coming is None or own or not (coming.strong or reading.memory.military):
        return None
    return coming if coming.quantity is not None or coming.unit is not None else None


def strengthened(reading: Reading, draft: Draft, theme: Token | None) -> Draft | None:
    """Read "reinforce our partners on the eastern flank"; a purpose ("sent to bolster") is no frame."""
    added = _swapped_for(reading, draft.trigger, theme)
    if added is not None and (added.strong or reading.memory.military):
        draft.places += places_under(reading, theme) if theme is not None else []
        if not draft.places and theme is not None:
            draft.object_places = [n.index for t in theme.subtree if (n := reading.place(t)) is not None]
        if is_passive(draft.trigger):
            draft.subject = theme  # "Finland's guard is to be reinforced with 500 conscripts"
        draft.force = added
        return draft
    if draft.force is not None and draft.force.strong and is_passive(draft.trigger):
        return draft  # "the UN force was strengthened to 4,400"
    if theme is None or draft.trigger.dep_ == "advcl" or draft.subject is None:
        return None
    draft.places += places_under(reading, theme)
    name = reading.place(theme)
    inside = [n.index for t in theme.subtree if (n := reading.place(t)) is not None]
    if draft.force is None and lemma(theme) not in vocabulary.word_list("ally") and name is None:
        return None
    if not draft.places:
        draft.object_places = inside
    coming = comes_to_others(reading, draft, theme)
    if coming is not None:
        draft.force, draft.subject = coming, None  # "300 marines reinforced the garrison"
    elif draft.force is not None and draft.force.quantity is None:
        draft.force = None
    own = any(c.dep_ == "poss" for c in theme.children)
    own = own or (lemma(theme) == "garrison" and reading.memory.military)  # "it was beefing up the garrison"
    strengthened = lemma(theme) in vocabulary.forces() and own
    return draft if draft.places or draft.object_places or strengthened else None
