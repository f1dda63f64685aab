package org.doorstep.security.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

import org.doorstep.kernel.ProblemCode;
import org.doorstep.kernel.Refusal;
import org.doorstep.kernel.RefusedException;
import org.doorstep.security.CurrentActor;
import org.doorstep.security.IdempotencyKeys;
import org.doorstep.security.Permitted;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.net.URI;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/// Handlers that only the tests of this package have: no scan finds them, they are imported.
@TestComponent
@RestController
class TryOut {

    static final AtomicInteger EFFECTS = new AtomicInteger();

    private final CurrentActor current;
    private final IdempotencyKeys keys;

    TryOut(CurrentActor current, IdempotencyKeys keys) {
        this.current = current;
        this.keys = keys;
    }

    record Thing(@NotBlank @Size(max = 10) String name, int count) {}

    record Made(UUID id, String name) {}

    @GetMapping("/api/v1/try-out/me")
    @Permitted("own-profile")
    String me() {
        return current.get().account().toString();
    }

    @GetMapping("/api/v1/try-out/organisers")
    @Permitted("edit-actions")
    String organisers() {
        return "in";
    }

    @GetMapping("/api/v1/try-out/no-row")
    String noRow() {
        return "in";
    }

    @GetMapping("/api/v1/try-out/things/{id}")
    @Permitted("anonymous-public")
    String thing(@PathVariable UUID id, @RequestParam(defaultValue = "1") int limit) {
        return "in " + limit;
    }

    @GetMapping("/api/v1/try-out/fault")
    @Permitted("anonymous-public")
    String fault() {
        throw new IllegalStateException("olive@example.org");
    }

    @GetMapping("/try-out/page")
    @Permitted("edit-actions")
    String page() {
        return "in";
    }

    @PostMapping("/try-out/page")
    @Permitted("own-profile")
    String change() {
        return "changed";
    }

    @PostMapping("/api/v1/try-out/things")
    @Permitted("anonymous-public")
    ResponseEntity<Made> make(
            @RequestHeader(value = "Idempotency-Key", required = false) @Nullable String key,
            @Valid @RequestBody Thing thing) {
        return keys.once(
                "tryOut",
                null,
                key,
                thing,
                id -> {
                    if (thing.name().equals("refused")) {
                        throw new RefusedException(
                                Refusal.of(
                                        ProblemCode.INVALID, "not that name", "Choose another."));
                    }
                    EFFECTS.incrementAndGet();
                    return ResponseEntity.created(URI.create("/things/" + id))
                            .body(new Made(id, thing.name()));
                });
    }
}
