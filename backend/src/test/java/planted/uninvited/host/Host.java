package planted.uninvited.host;

/// Invites nobody.
public record Host(String name) {}
