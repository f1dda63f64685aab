package org.doorstep.console.retention;

import org.doorstep.console.frame.Wording;
import org.doorstep.security.CurrentActor;
import org.doorstep.security.Permitted;
import org.doorstep.security.RetentionNights;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

import java.time.Period;

/// The rules of retention, what tonight's work will let go of, and the receipts of past nights:
/// counts, never names.
@Controller
class RetentionPage {

    private static final int NIGHTS = 30;
    private static final int MONTHS_OF_A_YEAR = 12;

    private final CurrentActor current;
    private final RetentionNights nights;
    private final Wording wording;

    RetentionPage(CurrentActor current, RetentionNights nights, Wording wording) {
        this.current = current;
        this.nights = nights;
        this.wording = wording;
    }

    /// A rule in words.
    ///
    /// @param id for support
    /// @param since the London date from which its term is in force
    record Row(
            String id,
            String room,
            String what,
            String from,
            String kept,
            String since,
            String source,
            long count,
            boolean ends) {}

    @GetMapping("/console/retention")
    @Permitted("retention")
    String show(Model model) {
        var preview = nights.tonight(current.get()).orThrow();
        model.addAttribute("preview", preview);
        model.addAttribute("rows", preview.lines().stream().map(this::row).toList());
        model.addAttribute("nights", nights.receipts(current.get(), NIGHTS).orThrow());
        return "console/retention";
    }

    private Row row(RetentionNights.Line line) {
        var rule = line.rule();
        var since = rule.terms().getLast().from().toString();
        return new Row(
                rule.id(),
                wording.of("retention.room." + rule.room()),
                wording.of("retention.rule." + rule.id()),
                wording.of("retention.moment." + rule.id()),
                kept(line.kept()),
                since,
                rule.source(),
                line.count(),
                line.kept() != null);
    }

    private String kept(@Nullable Period kept) {
        if (kept == null) {
            return wording.of("retention.no-end");
        }
        if (kept.isZero()) {
            return wording.of("retention.at-once");
        }
        var months = kept.toTotalMonths();
        if (months == 0) {
            return wording.of("retention.days", kept.getDays());
        }
        return months % MONTHS_OF_A_YEAR == 0
                ? wording.of("retention.years", months / MONTHS_OF_A_YEAR)
                : wording.of("retention.months", months);
    }
}
