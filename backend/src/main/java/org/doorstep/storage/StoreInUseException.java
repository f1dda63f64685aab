package org.doorstep.storage;

import java.nio.file.Path;

/// Another process already uses the embedded store of this folder.
final class StoreInUseException extends RuntimeException {

    StoreInUseException(Path directory, Throwable cause) {
        super("another process uses the embedded store in " + directory, cause);
    }
}
