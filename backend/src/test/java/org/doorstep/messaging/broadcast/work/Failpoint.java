package org.doorstep.messaging.broadcast.work;

import org.doorstep.messaging.ChannelName;
import org.doorstep.messaging.broadcast.AddressClaims;
import org.doorstep.messaging.broadcast.BroadcastStore;
import org.doorstep.messaging.broadcast.Ledger;
import org.doorstep.messaging.channel.Channel;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/// A step of the ledger at which a process dies, as `kill -9` would have it: nothing is flushed, no
/// hook runs.
enum Failpoint {
    PAGE_BEFORE(BroadcastStore.class, "freeze", true),
    PAGE_AFTER(BroadcastStore.class, "freeze", false),
    MESSAGES_BEFORE(Ledger.class, "add", true),
    MESSAGES_AFTER(Ledger.class, "add", false),
    CLAIM_BEFORE(Ledger.class, "claim", true),
    CLAIM_AFTER(Ledger.class, "claim", false),
    ADDRESS_BEFORE(AddressClaims.class, "take", true),
    ADDRESS_AFTER(AddressClaims.class, "take", false),
    ATTEMPT_BEFORE(Ledger.class, "open", true),
    ATTEMPT_AFTER(Ledger.class, "open", false),
    CALL_BEFORE(Channel.class, "send", true),
    CALL_AFTER(Channel.class, "send", false),
    RESULT_BEFORE(Ledger.class, "replace", true),
    RESULT_AFTER(Ledger.class, "replace", false);

    /// What a process ends with that was killed.
    static final int KILLED = 137;

    private final Class<?> port;
    private final String method;
    private final boolean before;

    Failpoint(Class<?> port, String method, boolean before) {
        this.port = port;
        this.method = method;
        this.before = before;
    }

    /// The same port, with this step in it.
    <T> T in(Class<T> other, T real) {
        return other != port
                ? real
                : other.cast(
                        Proxy.newProxyInstance(
                                other.getClassLoader(),
                                new Class<?>[] {other},
                                (proxy, called, arguments) -> {
                                    var here =
                                            called.getName().equals(method)
                                                    && isForTexts(arguments);
                                    if (here && before) {
                                        die();
                                    }
                                    try {
                                        var result = called.invoke(real, arguments);
                                        if (here) {
                                            die();
                                        }
                                        return result;
                                    } catch (InvocationTargetException e) {
                                        throw e.getCause();
                                    }
                                }));
    }

    /// The lanes of the other channels look for work too.
    private static boolean isForTexts(Object[] arguments) {
        return !(arguments[0] instanceof Ledger.Wanted wanted)
                || wanted.channel() == ChannelName.SMS;
    }

    private static void die() {
        Runtime.getRuntime().halt(KILLED);
    }
}
