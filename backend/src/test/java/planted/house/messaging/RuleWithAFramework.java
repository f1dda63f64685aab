package planted.house.messaging;

import org.bson.Document;

/// A rule that knows MongoDB, in a room where rules are thick.
record RuleWithAFramework(Document document) {}
