"""Small templates at random, and their texts written out one by one: what the quick ways are held against."""

from itertools import permutations, product

from hypothesis import strategies as st

from domain.clients.kinds import Sex
from domain.texts.cases import Case
from domain.texts.markup import Choice, Permutation, Pieces
from domain.texts.render import resolve_all
from domain.texts.variables import Person, Variable

#: Few letters, so that texts collide often.
LETTERS = st.text("ab ", max_size=3)

VALUES = st.none() | st.sampled_from(["a", "ab", "Аня", "{a|b}"])

#: Two cases are as good as five, and meet each other more often.
CASES = st.dictionaries(st.sampled_from([Case.DATIVE, Case.GENITIVE]), st.tuples(VALUES, VALUES))

PEOPLE = st.builds(
    Person,
    first_name=VALUES,
    last_name=VALUES,
    city=VALUES,
    company=VALUES,
    sex=st.sampled_from(list(Sex)),
    cases=CASES,
)

EVERYTHING = Person(
    **{variable.value: "Аня" for variable in Variable if variable is not Variable.SEX},
    sex=Sex.FEMALE,
    cases=dict.fromkeys(Case, ("Аней", "Аней")),
)


def _around(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Markup of each kind around smaller sources."""
    options = st.lists(inner, min_size=2, max_size=3).map("|".join)
    separator = st.text("ab, ", max_size=2)
    name = st.sampled_from(["first_name", "фамилия", "City", "компания", "имя:дат", "last_name:gen"])
    return st.one_of(
        options.map(lambda text: f"{{{text}}}"),
        st.builds(lambda between, text: f"[+{between}+{text}]", separator, options),
        name.map(lambda each: f"%{each}%"),
        st.builds(lambda each, text: f"%{each}|{text}%", name, inner),
        st.builds(lambda text: f"%g|{text}%", options),
        st.lists(inner, min_size=2, max_size=3).map("".join),
    )


#: Sources of templates without mistakes, up to a dozen pieces deep in each other.
SOURCES = st.recursive(LETTERS, _around, max_leaves=8).map(lambda text: f"x{text}")


def all_texts(pieces: Pieces, person: Person) -> set[str]:
    """Every text that this reader can get, written out."""
    return _texts(resolve_all(pieces, person))


def _texts(pieces: Pieces) -> set[str]:
    parts = []
    for piece in pieces:
        if isinstance(piece, Choice):
            parts.append({text for option in piece.options for text in _texts(option)})
        elif isinstance(piece, Permutation):
            parts.append(
                {
                    piece.separator.join(words)
                    for order in permutations(piece.options)
                    for words in product(*map(_texts, order))
                }
            )
        else:
            assert isinstance(piece, str)
            parts.append({piece})
    return {"".join(words) for words in product(*parts)}
