package planted.house.membership;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

import java.time.Instant;

/// A name that says nothing, a clock of its own, a look into the environment, a scattered value, an
/// injected field.
class ThingManager {

    @Value("${thing}")
    @Nullable String value;

    @Autowired @Nullable Object injected;

    Instant now() {
        return Instant.now();
    }

    @Nullable String home() {
        return System.getenv("HOME");
    }
}
