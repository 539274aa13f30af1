"""The effect of verdicts in both databases: the same graph again, to the last property, once withdrawn."""

from allegiance.stores.bolt import BoltStore
from review.conftest import Desk
from stores import graphs

MARK = "here-1"


def test_a_merge_a_split_and_their_withdrawal_leave_the_database_as_it_was(
    store: BoltStore, desk: Desk
) -> None:
    def held() -> str:
        store.load(desk.network(), MARK)
        return graphs.content(store)

    before = held()
    ann, ben = desk.review("ann"), desk.review("ben")
    merged = ann.judge("kataib-hezbollah", "hizballah-battalions", "same").verdict
    other = ann.judge("badr", "badr-organisation", "same").verdict
    joined = held()
    assert joined != before
    parted = ben.judge("kataib-hezbollah", "hizballah-battalions", "not-same").verdict
    assert held() not in (before, joined)
    for verdict in (parted, merged, other):
        ann.withdraw(verdict.id)
    assert held() == before
