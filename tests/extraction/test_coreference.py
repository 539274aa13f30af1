"""Who is meant by the words that stand for an actor named elsewhere."""

import pytest

from reading import actors, said

MALIANS = "malian-armed-forces"
PKK = "kurdistan-workers-party"
CHADIANS = "chadian-armed-forces"
KHORASAN = "islamic-state-khorasan-province"


@pytest.mark.parametrize(
    ("text", "mention", "actor"),
    [
        ("Boko Haram left. The group returned.", "The group", "boko-haram"),
        ("Boko Haram left. They returned.", "They", "boko-haram"),
        ("M23 fought Boko Haram. The extremist group fled.", "The extremist group", "boko-haram"),
        ("Chadian troops came. The army left.", "The army", "chadian-armed-forces"),
        ("In Mali it rained. Malian soldiers came. Troops left.", "Troops", "malian-armed-forces"),
        ("The Saudi-led coalition struck. The coalition left.", "The coalition", "saudi-led-coalition"),
        ("Assad spoke in Syria. The regime left.", "The regime", "syria"),
        ("Assad spoke. His forces left.", "His forces", "syrian-army"),
    ],
)
def test_who_is_meant(text: str, mention: str, actor: str) -> None:
    assert actors(text)[mention] == actor


@pytest.mark.parametrize(
    "text", ["The group left.", "They left.", "It is known that Chad won.", "His forces left."]
)
def test_nobody_before_is_nobody(text: str) -> None:
    assert set(actors(text).values()) <= {"chad"}


def test_look_alikes_go_with_their_company() -> None:
    ours = actors("Kataib of Iraq spoke. Hezbollah, a group within the PMF, fought.")
    theirs = actors("Kataib of Iraq spoke. Hezbollah of Lebanon praised the PMF.")
    assert ours["Hezbollah"] == "kataib-hezbollah"
    assert theirs["Hezbollah"] == "hezbollah"


def test_what_a_lead_describes_is_named_later() -> None:
    text = "An Iraqi militia fought Islamic State. Kataib Hezbollah, in Iraq, posted a video."
    assert said(text) == {"islamic-state FIGHTS kataib-hezbollah"}


def test_they_are_all_of_a_coordination() -> None:
    text = "Chadian troops and the Azawad Guard advanced as they fought Boko Haram."
    assert said(text) == {"boko-haram FIGHTS chadian-armed-forces", "azawad-guard FIGHTS boko-haram"}


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("M23 and Boko Haram met. Libya funds both.", {"libya BACKS m23", "libya BACKS boko-haram"}),
        ("M23 and Boko Haram met. Libya arms neither group.", {"libya BACKS m23", "libya BACKS boko-haram"}),
        ("M23 and the Chadian army met. The rivals clashed.", {"chadian-armed-forces FIGHTS m23"}),
        ("M23 and the Chadian army met. The two clashed.", {"chadian-armed-forces FIGHTS m23"}),
        ("M23 and Boko Haram met. They fought Chad.", {"chad FIGHTS m23", "boko-haram FIGHTS chad"}),
    ],
)
def test_two_that_were_named(text: str, says: set[str]) -> None:
    assert said(text) == says


@pytest.mark.parametrize(
    ("text", "mention", "actor"),
    [
        # nobody attacks his own, and soldiers are no "it"
        ("M23 left. Chadian soldiers attacked its fighters.", "its fighters", "m23"),
        ("M23 left. The United Nations spoke. Its fighters returned.", "Its fighters", "m23"),
        # states have no fighters
        ("Iran praised M23. It also trains its fighters.", "its fighters", "m23"),
        # the nearer of two subjects acts
        ("M23 returned. Chadian soldiers left after M23 attacked them.", "them", "chadian-armed-forces"),
        ("Kenyan troops came. The Kenyans fought M23.", "Kenyans", "kenyan-armed-forces"),
        ("Kenya spoke. The Kenyans fought M23.", "Kenyans", "kenya"),
        ("In Mali it rained. Libya supports the government.", "the government", "mali"),
        ("In Mali it rained. The junta fought M23.", "The junta", "mali"),
    ],
)
def test_whose_and_whom(text: str, mention: str, actor: str) -> None:
    assert actors(text)[mention] == actor


def test_a_clause_is_no_demonstrative() -> None:
    assert "that fighters" not in actors("Boko Haram left. He said that fighters came.")


def test_two_of_a_coordination_are_not_both() -> None:
    found = actors("M23 and Boko Haram met. Libya funds both Chad and Kenya.")
    assert "both" not in found


@pytest.mark.parametrize(
    ("text", "mention", "actor"),
    [
        # a sort that the name bears, also in capitals
        ("The Volta Network and M23 met. The Network left.", "The Network", "volta-network"),
        ("The Hill Brigade fled. M23 came. The brigade regrouped.", "The brigade", "hill-brigade"),
        # the country where things happen, and where the groups named are at home
        (
            "Russia spoke. In Mali it rained. Government forces left.",
            "Government forces",
            "malian-armed-forces",
        ),
        (
            "In Mali it rained. The national armed forces left.",
            "The national armed forces",
            "malian-armed-forces",
        ),
        # what a ruler has
        ("Bashar al-Assad's government left.", "Bashar al-Assad's government", "syria"),
        # after "whose name", it is no object
        ("M23 is Boko Haram's ally, in whose name it has fought.", "it", "m23"),
    ],
)
def test_who_is_meant_by_a_sort(text: str, mention: str, actor: str) -> None:
    assert actors(text)[mention] == actor


def test_nobody_shells_his_own() -> None:
    assert said("M23 left. Boko Haram returned and shelled its positions.") == {"boko-haram FIGHTS m23"}


def test_a_front_line_is_nobody() -> None:
    assert "the front" not in actors("The Volta Front came. M23 held the front line.")


def test_three_that_were_named() -> None:
    text = "M23, Boko Haram and Ansar Dine met. Libya funds all three."
    assert said(text) == {"libya BACKS m23", "libya BACKS boko-haram", "libya BACKS ansar-dine"}


@pytest.mark.parametrize(
    ("text", "mention", "actor"),
    [
        # the rebels are those described before, or whom the text is about
        ("Tuareg rebels came. Libya armed the rebels.", "rebels", "tuareg-rebels"),
        ("M23 came. M23 fled. Libya spoke of Boko Haram. M23 and the rebels met.", "rebels", "m23"),
        # an affiliate is the group that is one
        ("Al-Qaeda affiliate says fighting goes on. Ansar Dine came.", "Al-Qaeda affiliate", "ansar-dine"),
        ("The al-Qaeda-linked group, known as Ansar Dine, left.", "group", "ansar-dine"),
        # police of the country that the text is about
        ("In Mali it rained. Policemen fled.", "Policemen", "malian-police"),
        ("Kenyan police officers fled.", "Kenyan police officers", "kenyan-police"),
        # nobody was spoken of
        ("M23 came. The town is rich. It fought Boko Haram.", "M23", "m23"),
    ],
)
def test_who_is_meant_by_a_crowd(text: str, mention: str, actor: str) -> None:
    assert actors(text)[mention] == actor


def test_an_it_after_a_sentence_without_actors_is_nobody() -> None:
    assert "It" not in actors("M23 came. The town is rich. It has a port.")


def test_an_apposed_affiliate_keeps_its_whole() -> None:
    assert said("Ansar Dine, an al-Qaeda affiliate, left.") == {"al-qaeda ALLIED_WITH ansar-dine"}


@pytest.mark.parametrize(
    ("text", "mention", "actor"),
    [
        (
            "Boko Haram left. The United States listed it. Its emir was Omar Diallo.",
            "Its",
            "boko-haram",
        ),
        (
            "The Houthis left. American and British warplanes struck their launchers.",
            "their",
            "houthis",
        ),
        (
            "Ansar Dine left. Boko Haram helped French troops against them.",
            "them",
            "ansar-dine",
        ),
        (
            "Kurdish militants fled. Turkish jets hit the PKK. The group returned.",
            "The group",
            "kurdistan-workers-party",
        ),
        ("M23 accused Chad of bombing its fighters.", "its fighters", "m23"),
        ("Islamic State's Khorasan branch left.", "Islamic State's Khorasan branch", KHORASAN),
        ("Boko Haram fled. An official said its fighters died.", "its fighters", "boko-haram"),
        ("Chad spoke. M23, which it arms, left.", "it", "chad"),
        ("In Mali it rained. Chad sent troops.", "troops", "chadian-armed-forces"),
        ("M23 fought Boko Haram until the two made peace.", "the two", "m23"),
    ],
)  # fmt: skip
def test_who_is_meant_among_several(text: str, mention: str, actor: str) -> None:
    assert actors(text)[mention] == actor


@pytest.mark.parametrize(
    ("text", "mention"),
    [
        ("Mali fell silent. They attacked Boko Haram.", "They"),
        ("In Chad, M23 fought Boko Haram. The rebels left.", "The rebels"),
        ("Boko Haram and other rebels left Mali.", "rebels"),
        ("Mali spoke. The government in Kidalou left.", "The government"),
        ("Mali and Malian towns fell to M23. The rebels left.", "The rebels"),
        ("M23 left. The coalition replied. Its spokesman spoke.", "Its"),
        ("M23 left. A grocer closed its shop.", "its"),
        ("Boko Haram of Mali met M23 of Chad. The junta left.", "The junta"),
        ("It rained in Adan Yabaal. The assault on Adan Yabaal failed.", "Adan Yabaal"),
    ],
)
def test_torn_between_two_is_nobody(text: str, mention: str) -> None:
    assert mention not in actors(text)


def test_a_name_that_any_country_could_have_needs_its_own() -> None:
    assert actors("In Ukraine the East Battalion left.")["East Battalion"] == "vostok-battalion"
    assert actors("In Sudan the East Battalion left.")["East Battalion"] == "east-battalion"


@pytest.mark.parametrize(
    ("text", "mention", "actor"),
    [
        # of several countries named as often, the one at whose home the group is
        ("In Chad, M23 was named. In Mali, Ansar Dine fought the army.", "the army", "malian-armed-forces"),
        (
            "Chad left. M23 came. Mali arms government forces there.",
            "government forces",
            "malian-armed-forces",
        ),
        ("The junta's troops left Mali.", "The junta's troops", "malian-armed-forces"),
        # a clause that describes somebody speaks of him
        ("M23 left. Boko Haram, which draws its men from Chad, returned.", "its men", "boko-haram"),
        ("M23 left. Boko Haram, which killed its men, returned.", "its men", "m23"),
        # what is destroyed is the other's
        ("M23 left. Boko Haram struck, killing five of its soldiers.", "its soldiers", "m23"),
        # whose forces, however many and of what sort
        ("Boko Haram left. Its 200 remaining fighters fled.", "Its 200 remaining fighters", "boko-haram"),
        ("Chad fought Tuareg militiamen known as Ansar Dine.", "Tuareg militiamen", "ansar-dine"),
    ],
)
def test_whose_they_are(text: str, mention: str, actor: str) -> None:
    assert actors(text).get(mention, "") == actor


def test_what_is_joined_to_a_name_that_nobody_lists_is_its_own() -> None:
    assert "their" not in actors("M23 says that it fights the Hema and their militia.")


@pytest.mark.parametrize(
    ("text", "mention", "actor"),
    [
        # of several who say a thing it is none
        ("M23 left. Chad and Mali say it is supported by Libya.", "it", "m23"),
        # no state is a "they"
        ("M23 left. N'Djamena replied. They attacked Kenya.", "They", "m23"),
        # what is done after "and" is done by the same
        ("Chad called the group Boko Haram and listed it.", "it", "boko-haram"),
        # a rival is another's
        ("M23 left. Boko Haram, its rival, returned.", "its", "m23"),
        ("In Mali it rained. M23 fought the Tuareg-dominated army.", "Tuareg-dominated army", MALIANS),
        ("M23 left. The Rwanda-backed movement returned.", "movement", "m23"),
        # those who fight beside an army are no rebels
        ("In Congo, soldiers and Boko Haram fought M23. The rebels left.", "rebels", "m23"),
    ],
)
def test_who_it_is_in_company(text: str, mention: str, actor: str) -> None:
    assert actors(text).get(mention, "") == actor


def test_soldiers_loyal_to_somebody_are_no_army_of_the_country() -> None:
    assert "soldiers" not in actors("In Mali it rained. Soldiers loyal to Omar Diallo left.")


@pytest.mark.parametrize(
    ("text", "mention", "actor"),
    [
        # who acts, not who stands behind a preposition; else whom the sentence before was about
        ("Omar Diallo left. After the death of Musa Keita he returned.", "he", "omar-diallo"),
        ("Omar Diallo left. Chad listed him.", "him", "omar-diallo"),
        ("Omar Diallo met Musa Keita. He left.", "He", "omar-diallo"),
        ("Musa Keita left. Omar Diallo praised him.", "him", "musa-keita"),
        # what is the group's wing is not the group
        ("M23 left. Boko Haram, the group's armed wing, returned.", "the group", "m23"),
        ("M23's armed wing, Ansar Dine, said its fighters left.", "its fighters", "ansar-dine"),
        # brackets join as commas do
        ("M23 and the Volta Front (VF) left. They returned.", "They", "m23"),
        # who speaks for them speaks of them
        ("M23 left. Their spokesman, Omar Diallo, said they won.", "they", "m23"),
        # a government before a month
        ("In Mali it rained. M23 fought the government in August.", "the government", "mali"),
        # not those who fought them
        ("M23 fought suspected jihadists. The jihadists left.", "The jihadists", ""),
        ("Boko Haram left. The Kurdish fighters returned.", "The Kurdish fighters", ""),
        ("PKK men left. Boko Haram fled. The Kurdish fighters won.", "The Kurdish fighters", PKK),
        ("M23 came. The splinter group left.", "The splinter group", "m23"),
        # the soldiers who belong to a brigade are not the army
        ("Malian troops came. The soldiers killed belonged to the Volta Front.", "The soldiers", ""),
        ("In Mali, rebel positions were hit.", "rebel", "malian-rebels"),
        ("Boko Haram of Mali left. Chad hit rebel positions.", "rebel", "boko-haram"),
    ],
)
def test_who_it_is_over_sentences(text: str, mention: str, actor: str) -> None:
    assert actors(text).get(mention, "") == actor


@pytest.mark.parametrize(
    ("text", "mention", "actor"),
    [
        # the group that the sentence before names, unless in passing
        ("M23 and M23 left. The army said Boko Haram came. The group won.", "The group", "boko-haram"),
        ("M23 left. Omar Diallo led a wing of Boko Haram. The group won.", "The group", "m23"),
        # whom the text called so
        (
            "Mali met the Ansar Dine militia. M23 left. The militia won.",
            "The militia",
            "ansar-dine",
        ),
        ("Chadian troops fought M23. Chad sent troops. They were joined by Kenya.", "They", CHADIANS),
        # behind a "who" that is nobody known, it is the subject
        ("Boko Haram left. M23 helped the tribes, who then drove it out.", "it", "m23"),
        ("M23 accused Chadian troops of using tanks against it.", "it", "m23"),
        ("M23 sent Chadian soldiers and planes to hunt them.", "them", ""),
        ("M23 left. Kenya supports one of its units.", "its units", "m23"),
        ("Mali spoke. The junta left. Its spokesman spoke.", "Its", "mali"),
        ("The Kenyans fought M23.", "Kenyans", "kenya"),
        ("Boko Haram's Hill Brigade said it won.", "it", "hill-brigade"),
        ("PKK men fought Boko Haram. The Kurdish fighters won.", "The Kurdish fighters", PKK),
    ],
)
def test_who_it_is_by_what_is_said(text: str, mention: str, actor: str) -> None:
    assert actors(text).get(mention, "") == actor


@pytest.mark.parametrize(
    ("text", "mention", "actor"),
    [
        # below a name, a list goes on about it
        (
            "Boko Haram (aka BH)\nArmed separatist group in Chad.",
            "Armed separatist group",
            "boko-haram",
        ),
        ("M23 left. Boko Haram is its main member.", "its", "m23"),
        # what is not called a force is none
        ("M23 left. Chadian troops make up much of the force.", "the force", ""),
        ("M23's armed wing, Ansar Dine, said Chad hit it.", "it", "ansar-dine"),
        ("In Mali it rained. The air force hit M23.", "The air force", "malian-air-force"),
        ("In Mali it rained. Air Force jets hit M23.", "Air Force", "malian-air-force"),
        (
            "Omar Diallo left. Men, among them Musa Keita, praised Omar Diallo. Chad listed him.",
            "him",
            "omar-diallo",
        ),
        (
            "Islamist fighters left. Chad hunts the Islamist fighters.",
            "Islamist fighters",
            "islamist-fighters",
        ),
        # no state is a "they"
        ("The Malian government left. They fled.", "They", ""),
    ],
)
def test_who_it_is_by_the_words_beside(text: str, mention: str, actor: str) -> None:
    assert actors(text).get(mention, "") == actor


@pytest.mark.parametrize(
    ("text", "mention", "actor"),
    [
        ("Gunmen attacked a convoy of M23. They fled.", "They", ""),
        ("M23 left. The gunmen fled. They returned.", "They", "m23"),
        # a place is retaken, a group fought
        ("M23 left Goma. Congolese troops retook it.", "it", ""),
        ("M23 left Goma. Congolese troops fought it.", "it", "m23"),
        # armies of one country are on one side
        ("Congolese soldiers chased M23. Congolese troops hit their camps.", "their", "m23"),
        ("M23 left. Chadian troops killed its leader.", "its", "m23"),
        ("M23 said that Chad lost its allies.", "its", "chad"),
    ],
)
def test_who_it_is_where_people_act(text: str, mention: str, actor: str) -> None:
    assert actors(text).get(mention, "") == actor


@pytest.mark.parametrize(
    ("text", "mention", "actor"),
    [
        (
            "In Mali, Ansar Dine came. Malian soldiers invited M23 to join them.",
            "them",
            "malian-armed-forces",
        ),
        ("M23 left. Malian soldiers asked Chad to fight them.", "them", "m23"),
        ("M23 left. In January Chad fired missiles at two of its bases.", "its", "m23"),
        ("M23 left. Kenya hosts its leaders.", "its", "m23"),
        ("Kenya praised its leaders.", "its", "kenya"),
        (
            "In Mali it rained. Chad said it won. The interim government left.",
            "The interim government",
            "mali",
        ),
        ("M23 left. Boko Haram announced an alliance with the group.", "the group", "m23"),
        ("M23 left. Boko Haram said the group won.", "the group", "boko-haram"),
        ("M23 left. Its military wing, FOCA, returned.", "FOCA", "foca"),
        ("Boko Haram, the largest Muslim militia, left.", "Muslim militia", "boko-haram"),
    ],
)
def test_who_it_is_by_what_is_done(text: str, mention: str, actor: str) -> None:
    assert actors(text).get(mention, "") == actor


@pytest.mark.parametrize(
    ("text", "mention", "actor"),
    [
        ("In Mali it rained. M23 fought foreign troops.", "troops", ""),
        ("In Mali it rained. M23 has about 200 soldiers.", "soldiers", "m23"),
        ("The al-Qaeda affiliate, known as Ansar Dine, left M23.", "al-Qaeda affiliate", "ansar-dine"),
        ("M23 left. Chadian troops killed 52 of them.", "them", "m23"),
        ("In Ukraine, pro-Russian rebels came. The government fled.", "The government", "ukraine"),
        (
            "Assad of Syria met M23. Libya spoke. In Libya it rained. The military government left.",
            "The military",
            "",
        ),
        ("M23 left. Chad arrested several of its members.", "its members", "m23"),
        (
            "Boko Haram left. Vostok Battalion, an elite unit, came. The unit won.",
            "The unit",
            "vostok-battalion",
        ),
        ("A brigade called Red Volta fought M23.", "Red Volta", "red-volta"),
        ("M23, an ally of Boko Haram, came. Kenya bombed M23. The rebels left.", "rebels", "m23"),
        ("In Congo, Congolese troops backed by Boko Haram fought M23. The rebels left.", "rebels", "m23"),
    ],
)
def test_who_it_is_by_whose_they_are(text: str, mention: str, actor: str) -> None:
    assert actors(text).get(mention, "") == actor


@pytest.mark.parametrize(
    ("text", "mention", "actor"),
    [
        ("Omar Diallo, a friend of M23, sent Chadian troops to arrest its men. They fled.", "They", CHADIANS),
        (
            "M23 and M23 left. Chad believes that Boko Haram hid its arms. The group won.",
            "The group",
            "boko-haram",
        ),
        (
            "Omar Diallo left. Some hunters, among them Musa Keita, swore to Omar Diallo. Chad listed him.",
            "him",
            "omar-diallo",
        ),
        ("In Mali it rained. M23 fought the marines.", "the marines", ""),
    ],
)
def test_who_it_is_beside_others(text: str, mention: str, actor: str) -> None:
    assert actors(text).get(mention, "") == actor


@pytest.mark.parametrize(
    ("text", "mention", "actor"),
    [
        ("M23 left. Chad blamed Kenya. The two clashed.", "The two", "chad"),
        ("M23 left. It vowed to punish Chad for sending troops to Mali.", "troops", CHADIANS),
        ("M23 left. It punished Chad for sending troops. They fled.", "They", CHADIANS),
        ("Chad outlawed M23 after it killed a man.", "it", "m23"),
        ("Chad praised M23 before it left.", "it", "chad"),
        ("M23 left. It wants to drive Boko Haram from the town, which they hold.", "they", "boko-haram"),
        ("Omar Diallo, a cousin of Bashar al-Assad, spoke. His forces left.", "His forces", ""),
    ],
)
def test_who_it_is_by_its_number_and_reason(text: str, mention: str, actor: str) -> None:
    assert actors(text).get(mention, "") == actor
