package org.doorstep.territory;

import org.doorstep.kernel.IdSource;
import org.doorstep.kernel.London;
import org.doorstep.kernel.Outcome;
import org.doorstep.territory.boundary.BoundaryStore;
import org.doorstep.territory.boundary.Grounds;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/// What the room does once the server is up: sweeps what dead imports left, builds the ground in
/// memory, and loads the files the operator named. In a thread of its own, so that the first page
/// does not wait for it.
class TerritoryStart {

    private static final Logger LOG = LoggerFactory.getLogger(TerritoryStart.class);

    private final BoundaryStore store;
    private final Grounds grounds;
    private final BoundaryImports imports;
    private final GroundImports ground;
    private final TerritorySettings settings;
    private final IdSource ids;
    private final Clock clock;

    TerritoryStart(
            BoundaryStore store,
            Grounds grounds,
            BoundaryImports imports,
            GroundImports ground,
            TerritorySettings settings,
            IdSource ids,
            Clock clock) {
        this.store = store;
        this.grounds = grounds;
        this.imports = imports;
        this.ground = ground;
        this.settings = settings;
        this.ids = ids;
        this.clock = clock;
    }

    @EventListener(ApplicationReadyEvent.class)
    void whenReady() {
        Thread.ofVirtual().name("territory-start").start(this::run);
    }

    /// Never throws: what goes wrong is said in the log, and the server runs on.
    void run() {
        try {
            store.sweep();
            grounds.refresh();
            if (settings.load() != null) {
                loadWards(settings.load());
            }
            if (settings.loadStreets() != null) {
                load("streets", settings.loadStreets(), ground::streets);
            }
            if (settings.loadBarriers() != null) {
                load("barriers", settings.loadBarriers(), ground::barriers);
            }
        } catch (IOException | RuntimeException e) {
            LOG.error("The ground could not be made ready", e);
        }
    }

    private void loadWards(Path file) throws IOException {
        var validFrom =
                settings.loadValidFrom() == null ? London.today(clock) : settings.loadValidFrom();
        var name = settings.loadName().strip();
        if (store.sets().stream()
                .anyMatch(set ->
                        set.name().equals(name)
                                && (settings.loadValidFrom() == null
                                        || set.validFrom().equals(validFrom)))) {
            LOG.info("Wards \"{}\" are there already; the file is not loaded again.", name);
            return;
        }
        var spec =
                new BoundarySetSpec(
                        name,
                        validFrom,
                        null,
                        settings.loadCouncilCode(),
                        settings.loadCouncilName(),
                        false);
        try (var in = new BufferedInputStream(Files.newInputStream(file))) {
            switch (imports.load(in, spec, new BoundarySetId(ids.next()), null)) {
                case Outcome.Done<ImportReport>(var report) -> say("wards", report);
                case Outcome.Refused<ImportReport>(var refusal) ->
                        LOG.error("No wards loaded: {} {}", refusal.rule(), refusal.detail());
            }
        }
    }

    /// What a file brings in beside streets is called after it.
    private static void load(
            String what, Path file, BiFunction<InputStream, GroundSpec, ImportReport> loading)
            throws IOException {
        var name = String.valueOf(file.getFileName());
        var spec = new GroundSpec(name.substring(0, Math.min(60, name.length())), false);
        try (var in = new BufferedInputStream(Files.newInputStream(file))) {
            say(what, loading.apply(in, spec));
        }
    }

    private static void say(String what, ImportReport report) {
        Consumer<String> line = report.isRefused() ? LOG::error : LOG::info;
        line.accept(
                report.isRefused()
                        ? "The file of " + what + " was refused; nothing was loaded."
                        : "Loaded " + report.loaded() + " " + what + ".");
        report.findings().stream()
                .limit(20)
                .forEach(finding ->
                        line.accept(
                                "%s feature %d %s %s: %s %s"
                                        .formatted(
                                                finding.kind(),
                                                finding.feature(),
                                                finding.code(),
                                                finding.name(),
                                                finding.words(),
                                                finding.remedy())));
    }
}
