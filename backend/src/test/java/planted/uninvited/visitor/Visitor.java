package planted.uninvited.visitor;

import planted.uninvited.host.Host;

/// Comes uninvited.
public record Visitor(Host host) {}
