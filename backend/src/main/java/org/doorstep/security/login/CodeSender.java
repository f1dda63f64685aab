package org.doorstep.security.login;

import org.doorstep.kernel.ContactPoint;
import org.doorstep.kernel.Secret;
import org.doorstep.security.CodeDelivery;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;

import java.time.Duration;
import java.util.concurrent.Executor;

/// Hands codes to whoever delivers them, on another thread, so that a caller cannot tell from the
/// time of the answer whether a text went out.
public final class CodeSender {

    private static final Logger LOG = LoggerFactory.getLogger(CodeSender.class);

    private final ObjectProvider<CodeDelivery> delivery;
    private final Executor executor;

    public CodeSender(ObjectProvider<CodeDelivery> delivery, Executor executor) {
        this.delivery = delivery;
        this.executor = executor;
    }

    /// Sends the code, soon. A failure is logged without the address; the person asks again.
    ///
    /// @param link stands for the code, or null where there is none
    public void send(ContactPoint to, Secret code, @Nullable Secret link, Duration validFor) {
        executor.execute(() -> {
            try {
                if (link == null) {
                    delivery.getObject().deliver(to, code, validFor);
                } else {
                    delivery.getObject().deliver(to, code, link, validFor);
                }
            } catch (RuntimeException failed) {
                // Its message may hold the address, so only its kind is logged.
                LOG.warn("a one-time code was not delivered: {}", failed.getClass().getName());
            }
        });
    }
}
