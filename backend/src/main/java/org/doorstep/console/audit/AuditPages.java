package org.doorstep.console.audit;

import org.doorstep.console.frame.Asked;
import org.doorstep.kernel.London;
import org.doorstep.kernel.PageRequest;
import org.doorstep.security.AuditLog;
import org.doorstep.security.CurrentActor;
import org.doorstep.security.Permitted;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;

import java.time.Clock;
import java.time.LocalDate;

/// Who did what: by day, person, deed and object. It shows ids and no names, because the trail
/// holds none.
@Controller
class AuditPages {

    private static final int ON_A_PAGE = 100;
    private static final int DAYS = 30;

    private final CurrentActor current;
    private final AuditLog log;
    private final Clock clock;

    AuditPages(CurrentActor current, AuditLog log, Clock clock) {
        this.current = current;
        this.log = log;
        this.clock = clock;
    }

    /// What is looked for; the days are London's, both included.
    record Filter(
            @Nullable String from,
            @Nullable String until,
            @Nullable String who,
            @Nullable String what,
            @Nullable String object) {}

    @GetMapping("/console/audit")
    @Permitted("audit-log")
    String search(
            @ModelAttribute("filter") Filter filter,
            @RequestParam(required = false) @Nullable String cursor,
            Model model) {
        var today = London.today(clock);
        var from = day("from", filter.from(), today.minusDays(DAYS));
        var until = day("until", filter.until(), today);
        var search =
                new AuditLog.Search(
                        from.atStartOfDay(London.ZONE).toInstant(),
                        until.plusDays(1).atStartOfDay(London.ZONE).toInstant(),
                        filter.who(),
                        filter.what(),
                        filter.object());
        model.addAttribute("from", from);
        model.addAttribute("until", until);
        model.addAttribute(
                "page",
                log.search(search, current.get(), new PageRequest(ON_A_PAGE, Asked.cursor(cursor)))
                        .orThrow());
        return "console/audit";
    }

    private static LocalDate day(String name, @Nullable String text, LocalDate otherwise) {
        var day = text == null || text.isBlank() ? otherwise : Asked.day(name, text);
        if (day.getYear() < 2000 || day.getYear() > 2200) {
            throw new org.doorstep.kernel.RefusedException(
                    Asked.wrong(name, "A day from 2000 to 2200."));
        }
        return day;
    }
}
