package org.doorstep.security.session;

import org.doorstep.security.Keyring;
import org.doorstep.security.Sealed;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/// What the pages keep in a session, as one sealed text. The seal also proves that the text is
/// ours: nothing that somebody else wrote into the store is ever read as an object.
final class SessionContents {

    private static final Logger LOG = LoggerFactory.getLogger(SessionContents.class);
    private static final ObjectInputFilter KNOWN =
            ObjectInputFilter.Config.createFilter(
                    "maxdepth=30;maxrefs=20000;maxbytes=1000000;"
                            + "java.**;jakarta.**;org.springframework.**;org.doorstep.**;!*");

    private final Keyring keyring;

    SessionContents(Keyring keyring) {
        this.keyring = keyring;
    }

    String seal(Map<String, Object> attributes) {
        var written = new HashMap<String, byte[]>();
        attributes.forEach((name, value) -> {
            try {
                written.put(name, bytes(value));
            } catch (IOException notWritable) {
                // A page that says less is better than one that fails.
                LOG.error("a session cannot keep {} ({})", name, value.getClass().getName());
            }
        });
        try {
            return keyring.seal(Base64.getEncoder().encodeToString(bytes(written))).text();
        } catch (IOException impossible) {
            throw new IllegalStateException("a map of bytes can be written", impossible);
        }
    }

    /// What was kept; null where that cannot be read: somebody else wrote it, or a version of
    /// Doorstep that knew other classes.
    @Nullable Map<String, Object> open(String sealed) {
        var found = new HashMap<String, Object>();
        try {
            var bytes = Base64.getDecoder().decode(keyring.open(Sealed.parse(sealed)));
            if (object(bytes) instanceof Map<?, ?> written) {
                for (var entry : written.entrySet()) {
                    found.put((String) entry.getKey(), object((byte[]) entry.getValue()));
                }
            }
            return found;
        } catch (IOException
                | ClassNotFoundException
                | IllegalStateException
                | IllegalArgumentException unreadable) {
            LOG.warn("a session that cannot be read is begun anew");
            return null;
        }
    }

    private static byte[] bytes(Object value) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new ObjectOutputStream(bytes)) {
            out.writeObject(value);
        }
        return bytes.toByteArray();
    }

    private static Object object(byte[] bytes) throws IOException, ClassNotFoundException {
        try (var in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
            in.setObjectInputFilter(KNOWN);
            return in.readObject();
        }
    }
}
