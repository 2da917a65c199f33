//! What Microsoft Graph's list contradicts itself in: paths that differ in the names of parameters only.

/// Method and path of what needs other scopes than an earlier endpoint that has the same requests: the errors.
pub(crate) const DIFFERENT: [(&str, &str); 12] = [
    ("GET", "/agentRegistry/agentCollections/{id}"),
    ("PATCH", "/agentRegistry/agentCollections/{id}"),
    ("GET", "/agentRegistry/agentCollections/{id}/members"),
    ("POST", "/agentRegistry/agentCollections/{id}/members/$ref"),
    ("DELETE", "/agentRegistry/agentCollections/{id}/members/{member-id}/$ref"),
    ("GET", "/agentRegistry/agentCollections/{quarantined-collection-id}"),
    ("PATCH", "/agentRegistry/agentCollections/{quarantined-collection-id}"),
    ("GET", "/agentRegistry/agentCollections/{quarantined-collection-id}/members"),
    ("POST", "/agentRegistry/agentCollections/{quarantined-collection-id}/members/$ref"),
    ("DELETE", "/agentRegistry/agentCollections/{quarantined-collection-id}/members/{member-id}/$ref"),
    ("POST", "/drives/{id}/items/{id}/checkAccess"),
    ("GET", "/sites/{id}/contentModels/{modelId}/getAppliedDrives"),
];

/// All endpoints of the rows that these errors name: the twelve, and two whose methods the earlier row does not have.
pub(crate) const REFUSED_WITH_THEIR_ROWS: [(&str, &str); 14] = {
    let mut all = [("", ""); 14];
    let mut at = 0;
    while at < DIFFERENT.len() {
        all[at] = DIFFERENT[at];
        at += 1;
    }
    all[12] = ("DELETE", "/agentRegistry/agentCollections/{id}");
    all[13] = ("POST", "/agentRegistry/agentCollections/{id}/members/{member-id}/$ref");
    all
};
