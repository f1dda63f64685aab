package planted.burglar.bank.vault;

/// Nobody's business.
public record Gold(int bars) {}
