// title: Properties
// asks: Which properties does the database know?
// limits: The embedded engine keeps no list of them and gives none: see read/keys.
// returns property: string -- a property
// order: property
CALL db.propertyKeys() YIELD propertyKey
RETURN propertyKey AS property
ORDER BY property
