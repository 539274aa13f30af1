// title: Places fought over
// asks: Who fought whom at which place, and when?
// limits: Places stand as written, one under each of its spellings. The subject is the attacker where the text says
//   who attacked; who holds the place now is not said. Whether it was taken is told of what the rules read, by the cue;
//   of ground that was taken the place is often not read: then the sentence names it. A place is sought in every
//   claim of a fight, as it stands as written: of a large graph that takes seconds where no actor is named.
// param place: string = null -- a place, or a part of its name; of what was taken also such as the sentence alone
//   names; every place where not given
// param actor: actor = null -- one of the two that fought; any where not given
// returns place: string -- where, as written; empty where only the sentence tells what was taken
// returns taken: boolean -- whether the words of the sentence say that ground was taken, as seize from or drive out
// returns first: date -- first day that the claim speaks of, where it gives one
// returns last: date -- last such day
// returns date: date -- day of the document
// returns attacker: string -- name of the subject
// returns attacked: string -- name of the object
// returns tense: string -- present, or past where the text says that it is over
// returns speaker: string -- who says so, where it is not the document in its own voice
// returns rule: string -- the rule that read the claim
// returns quote: string -- the sentence
// returns claims: strings -- id of the claim
// order: place, claims
// example: place=Mosul
CALL () {
  WITH $actor AS named
  WHERE named IS NULL
  MATCH (claim:Claim {relation: 'FIGHTS', modality: 'actual', polarity: 'asserted'})
  RETURN claim
  UNION ALL
  MATCH (:Actor {id: $actor})<-[:SUBJECT|OBJECT]-(claim:Claim {relation: 'FIGHTS', modality: 'actual', polarity: 'asserted'})
  RETURN DISTINCT claim
}
WITH claim, split(claim.rule, ':')[0] IN ['take-from', 'clear-of', 'push-out', 'capture-from', 'lose-to'] AS taken
WHERE (claim.place <> '' OR taken)
  AND ($place IS NULL OR toLower(claim.place) CONTAINS toLower($place)
       OR (taken AND claim.place = '' AND toLower(claim.quote) CONTAINS toLower($place)))
MATCH (claim)-[:SUBJECT]->(attacker:Actor)
MATCH (claim)-[:OBJECT]->(attacked:Actor)
MATCH (claim)-[:STATED_IN]->(document:Document)
RETURN claim.place AS place, taken, claim.first AS first, claim.last AS last, document.date AS date,
       attacker.name AS attacker, attacked.name AS attacked, claim.tense AS tense, claim.speaker AS speaker,
       claim.rule AS rule, claim.quote AS quote, [claim.id] AS claims
ORDER BY place, claims
