"""The names of the invented people, in the six cases VK knows. The rules hold for the names listed here only."""

MALE_NAMES = (
    "Александр", "Максим", "Иван", "Артём", "Михаил", "Кирилл", "Степан", "Роман", "Егор", "Тимур",
    "Павел", "Виктор", "Олег", "Антон", "Глеб", "Борис", "Фёдор", "Денис", "Руслан", "Марат",
)  # fmt: skip
FEMALE_NAMES = (
    "Анна", "Елена", "Ирина", "Светлана", "Алина", "Полина", "Вера", "Нина", "Марина", "Кира",
    "Дарина", "Тамара", "Диана", "Лариса", "Зара", "Карина", "Раиса", "Алла", "Софа", "Регина",
)  # fmt: skip
SURNAMES = (
    "Орлов", "Соколов", "Ветров", "Громов", "Зимин", "Калинин", "Лосев", "Мельников", "Носов", "Осипов",
    "Панов", "Рыбин", "Савин", "Титов", "Уваров", "Фомин", "Хохлов", "Цветков", "Шилов", "Юдин", "Ясенев",
    "Баринов", "Воронин",
)  # fmt: skip

NAME_CASES = ("nom", "gen", "dat", "acc", "ins", "abl")
_ENDINGS = {
    "male": ("", "а", "у", "а", "ом", "е"),
    "female": ("а", "ы", "е", "у", "ой", "е"),
    "male surname": ("", "а", "у", "а", "ым", "е"),
    "female surname": ("а", "ой", "ой", "у", "ой", "ой"),
}
_STEMS = {"Павел": "Павл"}  # The vowel that goes.


def in_case(first_name: str, last_name: str, case: str) -> tuple[str, str]:
    """Return both names in a case; names that aren't in the lists above stay as they are, as VK leaves foreign ones."""
    number = NAME_CASES.index(case)
    return _first(first_name, number), _last(last_name, number)


def _first(name: str, number: int) -> str:
    if number == 0 or name not in MALE_NAMES + FEMALE_NAMES:
        return name
    if name in MALE_NAMES:
        return _STEMS.get(name, name) + _ENDINGS["male"][number]
    return name[:-1] + _ENDINGS["female"][number]


def _last(name: str, number: int) -> str:
    if number == 0:
        return name
    if name in SURNAMES:
        return name + _ENDINGS["male surname"][number]
    if name[:-1] in SURNAMES:
        return name[:-1] + _ENDINGS["female surname"][number]
    return name
