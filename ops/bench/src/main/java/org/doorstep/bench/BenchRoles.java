package org.doorstep.bench;

import org.doorstep.security.AccountId;
import org.doorstep.security.BranchId;
import org.doorstep.security.Grant;
import org.doorstep.security.Role;
import org.doorstep.security.RoleSource;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Grants of the bench's own.
final class BenchRoles implements RoleSource {

    private final Map<AccountId, List<Grant>> grants = new ConcurrentHashMap<>();

    void agent(AccountId account, BranchId branch) {
        grants.put(account, List.of(new Grant(Role.AGENT, branch, Instant.EPOCH, null)));
    }

    @Override
    public List<Grant> grantsOf(AccountId account) {
        return grants.getOrDefault(account, List.of());
    }
}
