// title: Sources behind a tie
// asks: Who says what about two actors, and where?
// limits: A row is a claim: copies of one story have rows of their own with one story, and articles that quote the same
//   man on the same channel have one source. Ties of their parts and wholes are not included. A grade is the user's.
// param one: actor -- one of the two
// param other: actor -- the other
// param relation: string = null -- only claims of this relation, such as BACKS
// returns date: date -- day of the document
// returns publisher: string -- who published it
// returns title: string -- its title
// returns subject: string -- name of the subject
// returns relation: string -- what is stated
// returns object: string -- name of the object
// returns modality: string -- actual, planned or possible
// returns polarity: string -- asserted or denied
// returns tense: string -- present, or past where the text says that it is over
// returns speaker: string -- who says so, where it is not the document in its own voice
// returns channel: string -- on which channel, where one is named
// returns story: string -- id of the story that the document tells
// returns source: string -- id of the source: the speaker on the channel, or the story in its own voice
// returns publisher_grade: string -- what the user thinks of the publisher; empty where he gives no grade
// returns grade: string -- what the user thinks of the speaker, else of the channel; empty where he gives no grade
// returns first: date -- first day that the claim speaks of, where it gives one
// returns last: date -- last such day
// returns place: string -- where, as written
// returns quote: string -- the sentence
// returns confidence: float -- confidence of the reading, 0 to 1
// returns document: string -- id of the document
// returns position: integer -- where the sentence starts in the document, in characters
// returns claims: strings -- id of the claim
// order: date, document, position, relation, claims
// example: one=Iran, other=Popular Mobilization Forces
MATCH (one:Actor {id: $one}), (other:Actor {id: $other})
MATCH (one)<-[:SUBJECT|OBJECT]-(claim:Claim)
WHERE $relation IS NULL OR claim.relation = $relation
WITH DISTINCT one, other, claim
MATCH (claim)-[:SUBJECT]->(subject:Actor)
MATCH (claim)-[:OBJECT]->(object:Actor)
WHERE (subject = one AND object = other) OR (subject = other AND object = one)
MATCH (claim)-[:STATED_IN]->(document:Document)-[:TELLS]->(story:Story)
MATCH (claim)-[:SAID_BY]->(source:Source)
RETURN document.date AS date, document.publisher AS publisher, document.title AS title,
       subject.name AS subject, claim.relation AS relation, object.name AS object,
       claim.modality AS modality, claim.polarity AS polarity, claim.tense AS tense,
       claim.speaker AS speaker, claim.channel AS channel, story.id AS story, source.id AS source,
       document.grade AS publisher_grade, source.grade AS grade, claim.first AS first, claim.last AS last,
       claim.place AS place, claim.quote AS quote, claim.confidence AS confidence,
       document.id AS document, claim.`start` AS position, [claim.id] AS claims
ORDER BY date, document, position, relation, claims
