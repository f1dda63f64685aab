package org.doorstep.storage;

/// The MongoDB that was named could lose what it acknowledges.
final class WeakStoreException extends RuntimeException {

    private final String remedy;

    WeakStoreException(String weakness, String remedy) {
        super(weakness);
        this.remedy = remedy;
    }

    /// What to change, in one sentence.
    String remedy() {
        return remedy;
    }
}
