// title: Plan by what is there now
// asks: How many different values do the indexes hold after a load?
// limits: Neo4j alone. Plans that were made before are made anew.
CALL db.prepareForReplanning()
