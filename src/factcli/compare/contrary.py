"""What turns a part round or excludes it, seen from one plain sentence."""

from __future__ import annotations

from factcli.compare.plain import main_reading, subject
from factcli.compare.regions import preposition_before
from factcli.compare.relations import SAME, word_relation
from factcli.language import lexicon, words
from factcli.model import Relation
from factcli.parse.atoms import WORD
from factcli.parse.polarity import negator_at
from factcli.records import TYPE_CHECKING

if TYPE_CHECKING:
    from factcli.compare.cover import Alignment, Cover
    from factcli.parse.atoms import Assertion, Atom

_VERBS = frozenset({"V", "VB", "VN", "VG"})
_AROUND = frozenset({"P", "R", "A"})
_STEM = 3
_SCOPE = 6
_ASIDE = frozenset({",", ";", "(", ")"})


def _agreeing(alignment: Alignment, *also: Relation) -> set[str]:
    return {c.stored for c in alignment.covers if c is not None and c.relation in (*SAME, *also)}


def _class(tag: str) -> str:
    return "V" if tag in _VERBS else "A" if tag in _AROUND else tag


def _standing(alignment: Alignment, stored: str) -> list[tuple[int, Atom]]:
    """Return where the sentence has a word."""
    return [
        (k, a) for k, a in enumerate(main_reading(alignment.typed))
        if stored in {a.lemma, " ".join(a.words), *a.words[:1]}
    ]  # fmt: skip


def _same_class(alignment: Alignment, i: int, cover: Cover) -> bool:
    """Whether two words are of one class: "single" of a record is no opposite of "several"."""
    mine = _class(alignment.said.atoms[i].tag)
    found = _standing(alignment, cover.stored)
    return any(_class(a.tag) == mine or len(a.words) > 1 for _, a in found)


def turns(alignment: Alignment) -> tuple[int, set[int]]:
    """Count what turns the part round, and return the atoms that did.

    Its own negations, words that deny, opposites, and the negations of the sentence that
    scope over a word of the part.
    """
    said = alignment.said
    used = _agreeing(alignment)
    count, answered = int(said.negated), set()
    for i, (atom, cover) in enumerate(zip(said.atoms, alignment.covers, strict=True)):
        if cover is not None and cover.relation is Relation.OPPOSITE:
            if cover.stored in used or not _same_class(alignment, i, cover):
                alignment.covers[i] = None
                continue
            count += 1
            answered.add(i)
        elif cover is None and atom.kind == WORD and _denies(alignment, i):
            count += not _counted(said, i)
            answered.add(i)
    return count + _stored_negations(alignment), answered


def _denies(alignment: Alignment, i: int) -> bool:
    """Whether a word denies: "incapable of", "has yet to", "unrelated" where all are related."""
    atoms = alignment.said.atoms
    atom, following = atoms[i], atoms[i + 1].tag if i + 1 < len(atoms) else ""
    if atom.lemma in words("plain", "deny") or (atom.words == ("yet",) and following == "TO"):
        return True
    stored = {a.lemma for a in main_reading(alignment.typed)}
    return any(
        atom.lemma.startswith(p)
        and len(atom.lemma) > len(p) + _STEM
        and any(word_relation(atom.lemma[len(p) :], s) is Relation.EQUAL for s in stored)
        for p in words("plain", "prefix")
    )


def _counted(said: Assertion, i: int) -> bool:
    """Whether the word is a negation already: a negator, or "failed to" of any verb."""
    following = said.atoms[i + 1].tag if i + 1 < len(said.atoms) else ""
    fails = said.atoms[i].lemma in words("hedges", "fail") and following in {"TO", "VG"}
    return fails or negator_at(said.atoms, i)


def _stored_negations(alignment: Alignment) -> int:
    """Count one negation of the sentence if it scopes over a word that the part says."""
    used = _agreeing(alignment, Relation.OPPOSITE)
    # "with heating" has denied the "without" of the sentence already
    turned = {c.stored for c in alignment.covers if c and c.relation is Relation.OPPOSITE}
    own = {a.lemma for a in alignment.said.atoms}
    atoms = main_reading(alignment.typed)
    for i, atom in enumerate(atoms):
        denies = atom.lemma in words("plain", "deny")
        if (denies and atom.lemma in own) or atom.lemma in turned:
            continue
        if not (denies or negator_at(atoms, i)):
            continue
        scope: list[Atom] = []
        for other in atoms[i + 1 : i + 1 + _SCOPE]:
            if other.tag == "C" or other.text in _ASIDE:
                break
            scope += [other] if other.content else []
        if any(used.intersection((a.lemma, *a.words[:1])) for a in scope[:2]):
            return 1
    return 0


def clashes(alignment: Alignment) -> list[int]:
    """Return the atoms that exclude what the sentence has in their place."""
    used = _agreeing(alignment)
    found = []
    for i, cover in enumerate(alignment.covers):
        if cover is not None and cover.relation is Relation.EXCLUSIVE:
            valued = cover.slot in {"time", "number"}
            if valued or (cover.stored not in used and _comparable(alignment, i, cover)):
                found.append(i)
            else:
                alignment.covers[i] = None
        elif _outranked(alignment, i):
            found.append(i)
    return found


def _comparable(alignment: Alignment, i: int, cover: Cover) -> bool:
    """Whether the excluded word stands in a like place, with a place's preposition before it."""
    atoms = alignment.said.atoms
    if lexicon.is_a(atoms[i].lemma, "relative"):
        return False
    if cover.slot != "country":
        return _same_class(alignment, i, cover)
    if i in subject(alignment.said):
        return False
    mine, stored = preposition_before(atoms, i), main_reading(alignment.typed)
    return any(
        preposition_before(stored, k) == mine or (mine in {"in", "from"} and a.tag == "A")
        for k, a in _standing(alignment, cover.stored)
    )


def _outranked(alignment: Alignment, i: int) -> bool:
    """Whether a superlative of the part is only the second or third in the sentence."""
    atoms, atom = main_reading(alignment.typed), alignment.said.atoms[i]
    if not atom.words or not atom.words[0].endswith("est"):
        return False
    if any(a.number is not None and a.number.ordinal for a in alignment.said.atoms):
        return False
    before = [
        atoms[k - 1].number if k else None
        for k, a in enumerate(atoms)
        if a.words[:1] == atom.words[:1]
    ]
    return bool(before) and all(n is not None and n.ordinal for n in before)


def _kinds(word: str) -> set[str]:
    return {k for k in words("plain", "kind") if lexicon.is_a(word, k)}


def _member(word: str, key: str) -> str:
    """Return the entry of a list of exclusive kinds that has the word, "" for none."""
    return next((item for item in words("plain", key) if word in item.split("=")), "")


def _disjoint(said: str, stored: str) -> bool:
    for key in ("work", "region"):
        one, other = (_member(word.rpartition(" ")[2], key) for word in (said, stored))
        if one and other:
            return one != other
    mine, its = _kinds(said), _kinds(stored)
    if not mine or not its or mine & its:
        return False
    return not any(len((mine | its) & set(pair.split())) > 1 for pair in words("plain", "both"))


def _complements(alignment: Alignment) -> list[Atom]:
    """Return the word for what the sentence says that its subject is."""
    readings = alignment.typed.readings[:1]
    heads = [
        r.atoms[f.complement[0]] for r in readings for f in r.frames if f.copula and f.complement
    ]
    return [a for a in heads[:1] if a.kind == WORD]


def _is_complement(said: Assertion, i: int) -> bool:
    called = any(f.copula and f.main and f.complement[:1] == (i,) for f in said.frames)
    return called and said.atoms[i].kind == WORD


def other_kind(alignment: Alignment, i: int) -> bool:
    """Whether "X is a cat" is said of what the sentence calls a film."""
    lemma = alignment.said.atoms[i].lemma
    heads = _complements(alignment) if _is_complement(alignment.said, i) else []
    return any(_disjoint(lemma, h.lemma) for h in heads)


def of_kind(alignment: Alignment, i: int) -> bool:
    """Whether "X is a person" follows from what the sentence calls X."""
    lemma = alignment.said.atoms[i].lemma
    heads = _complements(alignment) if _is_complement(alignment.said, i) else []
    return any(lexicon.is_a(h.lemma, lemma) for h in heads)


def listed(alignment: Alignment) -> bool:
    """Whether a word of the part stands in a list: then it is not the only one."""
    used = {c.stored for c in alignment.covers if c is not None}
    atoms = main_reading(alignment.typed)
    for k, atom in enumerate(atoms):
        if atom.words[:1] == ("and",) or atom.text == ",":
            near = atoms[max(0, k - 1) : k + 3]
            if any(a.lemma in used and a.tag in {"N", "A"} for a in near):
                return True
    return False
