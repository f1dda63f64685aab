package org.doorstep.storage;

import de.bwaldvogel.mongo.MongoServer;

import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;

/// The embedded store: a wire-compatible MongoDB server in this process, on loopback at a free
/// port, one file on disk.
///
/// It is the try-it and fast-test store. What it acknowledges survives `kill -9`
/// ([CommittingBackend]); it is no replica set and shows nothing about power loss. The file is
/// compacted when the store is opened and when it is closed, because every commit appends.
final class EmbeddedStore implements AutoCloseable {

    /// How long one compaction may hold up the start or the end of the process.
    private static final int COMPACT_MILLIS = 2_000;

    private final MVStore store;
    private final MongoServer server;
    private final InetSocketAddress address;

    private EmbeddedStore(MVStore store) {
        this.store = store;
        this.server = new MongoServer(new CommittingBackend(store));
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        this.address = server.getLocalAddress();
    }

    /// Opens the store in a folder, which is made where it is missing.
    ///
    /// @throws StoreInUseException where another process has it open
    static EmbeddedStore open(Path directory) {
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException("the folder of the embedded store cannot be made", e);
        }
        return new EmbeddedStore(openFile(directory));
    }

    private static MVStore openFile(Path directory) {
        try {
            var store =
                    new MVStore.Builder()
                            .fileName(directory.resolve("doorstep.mv").toString())
                            .autoCommitBufferSize(64 * 1024)
                            .open();
            // Old chunks are only kept for readers of an older version, and there are none.
            store.setRetentionTime(0);
            store.compactFile(COMPACT_MILLIS);
            return store;
        } catch (MVStoreException e) {
            throw new StoreInUseException(directory, e);
        }
    }

    /// The URI under which the driver reaches this store. Retryable writes are off: the server
    /// knows no sessions.
    String uri() {
        return "mongodb://%s:%d/doorstep?retryWrites=false"
                .formatted(address.getHostString(), address.getPort());
    }

    /// Stops listening, compacts the file and closes it.
    @Override
    public void close() {
        server.shutdownNow();
        if (!store.isClosed()) {
            store.compactFile(COMPACT_MILLIS);
            store.close();
        }
    }
}
