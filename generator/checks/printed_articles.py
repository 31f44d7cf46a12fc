"""Check: an article that is printed has each of its claims in one place."""

from collections.abc import Iterator
from datetime import date

from generator.problems import Problem, RecordPath
from generator.records.dataset import Dataset
from generator.records.printed_article import PrintedArticle


def check_printed_articles(dataset: Dataset, today: date) -> Iterator[Problem]:
    """Of a printed article each claim of it stands in one place with its truth, and whatever else it judges points there.

    The claims of an article are those with `seed_refs`.

    PASS: `{words: 可主动撤回, claim: s1-4}`, and `{words: 秒级, judged_with: s1-1}` where another passage has `claim: s1-1`
    FAIL: a claim with `seed_refs` that no passage names
    FAIL: `claim: s1-4` at two passages: the second has `judged_with: s1-4`
    FAIL: `judged_with: s1-1` where no passage has `claim: s1-1`
    """
    for key, article in dataset.articles.items():
        where = RecordPath("articles", key, ("parts",))
        named = [passage.claim for passage in article.passages if passage.claim]
        for claim in dict.fromkeys(named):
            if named.count(claim) > 1:
                yield Problem(
                    where, "printed-articles", f"`{claim}` judges {named.count(claim)} passages", "write `judged_with` at all but one"
                )
        for passage in article.passages:
            if passage.judged_with and passage.judged_with not in named:
                hint = "write `claim` at the passage where its truth is to stand"
                yield Problem(where, "printed-articles", f"no passage has `claim: {passage.judged_with}`", hint)
        yield from _left_out(dataset, key, article)


def _left_out(dataset: Dataset, key: str, article: PrintedArticle) -> Iterator[Problem]:
    named = {passage.claim for passage in article.passages}
    for claim, record in dataset.claims.items():
        if record.seed_refs and claim not in named:
            where = RecordPath("articles", key, ("parts",))
            yield Problem(where, "printed-articles", f"the claim `{claim}` stands nowhere in it", "name it at the passage that it judges")
