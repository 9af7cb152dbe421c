"""Words that the jobs write into files. They stand in the locales of the bot, so app hands them in."""

from collections.abc import Callable, Mapping

#: Gives the text of a key in a language (`ru`, `en`), filled with the variables.
Say = Callable[[str, str, Mapping[str, str | int]], str]
