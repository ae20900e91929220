"""The languages in which the site's search knows the forms of words.

Sphinx brings Snowball's stemmers for more languages, in Python and in JavaScript, than it makes use of.
"""

from importlib.resources import files

import snowballstemmer
from babel import Locale
from sphinx.application import Sphinx
from sphinx.search import SearchLanguage, languages

SCRIPTS = files("sphinx.search") / "non-minified-js"


def add_search_languages(app: Sphinx) -> None:
    """Let Sphinx search in every language that it has a stemmer for, in both of its programming languages."""
    codes = {name.lower(): code for code, name in Locale("en").languages.items()}
    for algorithm in snowballstemmer.algorithms():
        code, script = codes.get(algorithm), f"{algorithm}-stemmer.js"
        if code and code not in languages and (SCRIPTS / script).is_file():
            app.add_search_language(_search_in(code, algorithm, script))


def search_language(language: str) -> str | None:
    """What Sphinx calls the search in a language; None if it knows none, and finds words as they stand."""
    base = language.partition("-")[0]
    return base if base in languages else None


def _search_in(code: str, algorithm: str, script: str) -> type[SearchLanguage]:
    class SnowballLanguage(SearchLanguage):
        lang = code
        language_name = algorithm.capitalize()
        js_stemmer_rawcode = script

        def __init__(self, options: dict[str, str]) -> None:
            super().__init__(options)
            self.stemmer = snowballstemmer.stemmer(algorithm)

        def stem(self, word: str) -> str:
            return str(self.stemmer.stemWord(word.lower()))

    return SnowballLanguage
