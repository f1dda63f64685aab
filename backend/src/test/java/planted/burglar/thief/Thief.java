package planted.burglar.thief;

import planted.burglar.bank.vault.Gold;

/// Reaches into the vault.
public record Thief(Gold loot) {}
