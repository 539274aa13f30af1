// title: Take a type's label away
// asks: Which actors are no longer of this type?
// limits: A transaction of its own: the embedded engine cannot take one label away and give another in one.
// param workspace: string -- id of the workspace that is loaded
// param rows: rows -- id of each actor
UNWIND $rows AS x
MATCH (n:Actor {id: x.id}) WHERE n.workspace = $workspace
REMOVE n:{label}
