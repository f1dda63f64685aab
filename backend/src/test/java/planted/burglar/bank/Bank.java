package planted.burglar.bank;

/// The published face of the bank.
public record Bank(String name) {}
