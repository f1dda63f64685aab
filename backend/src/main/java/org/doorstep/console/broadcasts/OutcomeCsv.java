package org.doorstep.console.broadcasts;

import jakarta.servlet.http.HttpServletResponse;

import org.doorstep.kernel.Page;
import org.doorstep.kernel.PageRequest;
import org.doorstep.messaging.BroadcastId;
import org.doorstep.messaging.Broadcasts;
import org.doorstep.messaging.PersonOutcome;
import org.doorstep.security.Actor;
import org.doorstep.security.AuditTrail;
import org.doorstep.security.CurrentActor;
import org.doorstep.security.Permitted;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.stream.Collectors;

/// What became of each person as a file for a spreadsheet: streamed page by page, whatever the
/// size, without contact points.
@Controller
class OutcomeCsv {

    private static final int PAGE = 200;
    private static final List<String> HEADER =
            List.of("handle", "record", "name", "state", "channel", "sandbox", "reason");

    private final CurrentActor current;
    private final Broadcasts broadcasts;
    private final AuditTrail audit;

    OutcomeCsv(CurrentActor current, Broadcasts broadcasts, AuditTrail audit) {
        this.current = current;
        this.broadcasts = broadcasts;
        this.audit = audit;
    }

    @GetMapping("/console/broadcasts/{id}/outcomes.csv")
    @Permitted("broadcast-outcomes")
    void outcomes(@PathVariable String id, HttpServletResponse response) throws IOException {
        var actor = current.get();
        var broadcast = BroadcastPaths.read(id);
        // Refusals come before the first byte.
        var first = page(broadcast, null, actor);
        audit.record("broadcast-outcomes-exported", actor, broadcast.value(), null);
        var file =
                ContentDisposition.attachment()
                        .filename("outcomes-" + broadcast.value().replace(':', '-') + ".csv")
                        .build();
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, file.toString());
        write(response.getWriter(), broadcast, first, actor);
    }

    private void write(Writer out, BroadcastId broadcast, Page<PersonOutcome> first, Actor actor)
            throws IOException {
        out.write(line(HEADER));
        var page = first;
        while (true) {
            for (var outcome : page.items()) {
                out.write(line(cells(outcome)));
            }
            var next = page.nextCursor();
            if (next == null) {
                return;
            }
            out.flush();
            page = page(broadcast, next, actor);
        }
    }

    private Page<PersonOutcome> page(BroadcastId broadcast, @Nullable String cursor, Actor actor) {
        return broadcasts.outcomes(broadcast, null, new PageRequest(PAGE, cursor), actor).orThrow();
    }

    private static List<String> cells(PersonOutcome outcome) {
        var name = outcome.name();
        var channel = outcome.channel();
        var reason = outcome.reason();
        return List.of(
                outcome.handle(),
                outcome.ref().text(),
                name == null ? "" : name,
                outcome.state().name(),
                channel == null ? "" : channel.name(),
                outcome.sandbox() ? "yes" : "no",
                reason == null ? "" : reason);
    }

    /// A row as RFC 4180 has it. A cell that a spreadsheet would take for a formula is led by an
    /// apostrophe, which shows it as text.
    static String line(List<String> cells) {
        return cells.stream().map(OutcomeCsv::cell).collect(Collectors.joining(",")) + "\r\n";
    }

    private static String cell(String text) {
        var first = text.isEmpty() ? ' ' : text.charAt(0);
        var safe = "=+-@\t\r\n".indexOf(first) >= 0 ? "'" + text : text;
        var plain = safe.chars().noneMatch(c -> ",\"\r\n\t;".indexOf(c) >= 0);
        return plain ? safe : "\"" + safe.replace("\"", "\"\"") + "\"";
    }
}
