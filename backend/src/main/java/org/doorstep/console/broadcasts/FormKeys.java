package org.doorstep.console.broadcasts;

import org.doorstep.kernel.IdSource;
import org.doorstep.kernel.Outcome;
import org.doorstep.kernel.RefusedException;
import org.doorstep.security.BranchId;
import org.doorstep.security.IdempotencyKeys;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;

/// Forms that create or launch carry a key in a hidden field, so that one sent twice (a double
/// press, a lost answer, a crash) has one effect.
@Component
class FormKeys {

    private final IdempotencyKeys keys;
    private final IdSource ids;

    FormKeys(IdempotencyKeys keys, IdSource ids) {
        this.keys = keys;
        this.ids = ids;
    }

    /// A key for a form about to be shown.
    String fresh() {
        return ids.next().toString();
    }

    /// Runs the effect once per key, or gives the first one's answer again.
    ///
    /// @param request what was sent, which must be the same under the same key
    Outcome<Drafted> once(
            String operation,
            BranchId branch,
            @Nullable String key,
            Object request,
            Function<UUID, Outcome<Drafted>> effect) {
        try {
            ResponseEntity<Drafted> reply =
                    keys.once(
                            operation,
                            branch,
                            key,
                            request,
                            id -> ResponseEntity.ok(effect.apply(id).orThrow()));
            return Outcome.done(Objects.requireNonNull(reply.getBody()));
        } catch (RefusedException refused) {
            return Outcome.refused(refused.refusal());
        }
    }
}
