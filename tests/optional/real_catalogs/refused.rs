//! Contradictions in the description of Microsoft Graph: paths that differ only in the names of parameters.

/// The endpoints that need other scopes than an earlier endpoint with the same requests. Each is an error.
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

/// All endpoints of the rows that these errors name: the twelve, and two whose methods the earlier rows do not have.
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
