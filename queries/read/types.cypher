// title: Relation types
// asks: Which types of relationship does the database know?
// returns type: string -- a type
// order: type
CALL db.relationshipTypes() YIELD relationshipType
RETURN relationshipType AS type
ORDER BY type
