package org.doorstep.security.web;

import java.io.IOException;

/// A body went on after the limit.
final class BodyTooLargeException extends IOException {

    private final long most;

    BodyTooLargeException(long most) {
        super("a body of more than " + most + " bytes");
        this.most = most;
    }

    long most() {
        return most;
    }
}
