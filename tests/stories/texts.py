"""Texts for the tests of stories, written for them: what happens in them did not."""

from datetime import date
from typing import Any

from allegiance.records import Document


def written(text: str) -> tuple[str, ...]:
    """The sentences of a text, which blank lines part."""
    return tuple(" ".join(sentence.split()) for sentence in text.split("\n\n"))


SAHEL = written("""
Gunmen on motorcycles attacked a military post near Tessalit in northern Mali on Tuesday and killed 14
soldiers, the defence ministry said.

The attackers came from two sides shortly before dawn and held the post for about three hours.

They burned five vehicles and took weapons with them before helicopters arrived from Gao.

No group has claimed the attack, but fighters of Jama'at Nusrat al-Islam have struck the road to the
Algerian border four times since August.

A shepherd who had camped beside the post said that he saw at least sixty motorcycles.

The army has sent two companies to the town and closed its market until Friday.

Traders fear that lorries with flour and fuel will stop coming.

In July the government broke off talks with the Tuareg movements of Kidal over the return of its troops.
""")
UKRAINE = written("""
Ukrainian troops withdrew from the eastern half of Marinka after weeks of shelling, the general staff said
on Sunday.

Russian forces had destroyed the last bridge into the quarter on Thursday, cutting off supplies.

Units of the 79th brigade now hold a line along the railway, two kilometres to the west.

Of the nine thousand people who lived there before the invasion none is left, the mayor said.

Moscow's defence ministry said that its troops had taken 31 prisoners, a figure that Kyiv denies.

Both armies have lost hundreds of men over the town since spring, according to officials in the West.
""")
SUDAN = written("""
The Rapid Support Forces shelled a market in Omdurman on Monday and killed at least 22 people, a network of
doctors said.

Most of the dead were women who had queued for cooking gas.

The army answered with air strikes on the paramilitaries' camp south of the bridge.

The war between the army and the Rapid Support Forces has driven more than eight million people from their
homes since April 2023.

The United States says that both sides have committed war crimes and that the paramilitaries have carried
out ethnic cleansing in Darfur.

Talks in Jeddah broke down in December when neither side withdrew its fighters from the cities.
""")
COLOMBIA = written("""
A dissident front of the former FARC released seven policemen on the river Naya on Wednesday after nine days
of captivity.

The men were handed over to the Red Cross and to a bishop who had talked with their captors for a week.

One of them had a fever, and the others were well, the bishop told a radio station in Cali.

The front had stopped the boat of the policemen at a checkpoint of its own on the second of the month.

The government had called off an offensive in the valley to allow the handover.
""")
THEATRES = {"sahel": SAHEL, "ukraine": UKRAINE, "sudan": SUDAN, "colombia": COLOMBIA}


def printed(
    sentences: tuple[str, ...],
    publisher: str = "Wire",
    day: int | None = 3,
    headline: str = "",
    **fields: Any,
) -> Document:
    """The sentences as an outlet prints them: under a headline, two to a paragraph."""
    paragraphs = (" ".join(sentences[at : at + 2]) for at in range(0, len(sentences), 2))
    text = "\n\n".join([*([headline] if headline else []), *paragraphs])
    when = date(2023, 12, day) if day else None
    return Document(text, publisher=publisher, date=when, title=headline, **fields)


def replaced(sentences: tuple[str, ...], *edits: tuple[str, str]) -> tuple[str, ...]:
    """The sentences with some words put in place of others, each of which stands there."""
    text = "\n".join(sentences)
    for old, new in edits:
        assert old in text, old
        text = text.replace(old, new)
    return tuple(text.split("\n"))
