package org.doorstep.console.wards;

import org.doorstep.console.frame.Answers;
import org.doorstep.console.frame.Asked;
import org.doorstep.kernel.London;
import org.doorstep.kernel.Outcome;
import org.doorstep.kernel.Refusal;
import org.doorstep.kernel.Refusal.FieldFault;
import org.doorstep.kernel.RefusedException;
import org.doorstep.security.CurrentActor;
import org.doorstep.security.Permitted;
import org.doorstep.territory.BoundaryImports;
import org.doorstep.territory.BoundarySetSpec;
import org.doorstep.territory.ImportReport;
import org.doorstep.territory.Wards;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;

/// Loads a boundary set from a file and shows the report, whether it was loaded or refused.
@Controller
class WardImportPage {

    private static final String ROW = "import-wards";
    private static final String VIEW = "console/wards";
    private static final int MOST_SHOWN = 500;

    private final CurrentActor current;
    private final BoundaryImports imports;
    private final Wards wards;
    private final Clock clock;

    WardImportPage(CurrentActor current, BoundaryImports imports, Wards wards, Clock clock) {
        this.current = current;
        this.imports = imports;
        this.wards = wards;
        this.clock = clock;
    }

    @GetMapping("/console/wards")
    @Permitted(ROW)
    String show(Model model) {
        fill(model, new Typed("", London.today(clock).toString(), "", "", false));
        return VIEW;
    }

    @PostMapping("/console/wards")
    @Permitted(ROW)
    ModelAndView load(
            @RequestParam(required = false) @Nullable MultipartFile file,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String validFrom,
            @RequestParam(defaultValue = "") String councilCode,
            @RequestParam(defaultValue = "") String councilName,
            @RequestParam(defaultValue = "false") boolean nationalGrid,
            Model model)
            throws IOException {
        var typed = new Typed(name, validFrom, councilCode, councilName, nationalGrid);
        return switch (load(file, typed)) {
            case Outcome.Done<ImportReport>(var report) -> {
                fill(model, typed);
                model.addAttribute("report", report);
                model.addAttribute(
                        "findings", report.findings().stream().limit(MOST_SHOWN).toList());
                var status = report.isRefused() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK;
                yield new ModelAndView(VIEW, model.asMap(), status);
            }
            case Outcome.Refused<ImportReport>(var refusal) -> {
                if (!Answers.isOfForm(refusal)) {
                    throw new RefusedException(refusal);
                }
                fill(model, typed);
                yield Answers.again(VIEW, model, refusal);
            }
        };
    }

    private Outcome<ImportReport> load(@Nullable MultipartFile file, Typed typed)
            throws IOException {
        var faults = new ArrayList<FieldFault>();
        if (file == null || file.isEmpty()) {
            faults.add(Asked.fault("file", "A file of outlines."));
        }
        if (typed.name().isBlank() || typed.name().strip().length() > 100) {
            faults.add(Asked.fault("name", "1 to 100 characters."));
        }
        if (typed.councilCode().isBlank() != typed.councilName().isBlank()) {
            faults.add(Asked.fault("councilCode", "Code and name of the council, or neither."));
        }
        try {
            Asked.day("validFrom", typed.validFrom());
        } catch (RefusedException wrong) {
            faults.addAll(wrong.refusal().fields());
        }
        if (file == null || !faults.isEmpty()) {
            return Outcome.refused(Refusal.ofFields(faults));
        }
        var named =
                BoundarySetSpec.of(typed.name().strip(), Asked.day("validFrom", typed.validFrom()));
        var spec = typed.nationalGrid() ? named.inNationalGrid() : named;
        try (var stream = file.getInputStream()) {
            return imports.load(
                    stream,
                    typed.councilCode().isBlank()
                            ? spec
                            : spec.ofCouncil(
                                    typed.councilCode().strip(), typed.councilName().strip()),
                    current.get());
        }
    }

    private void fill(Model model, Typed typed) {
        model.addAttribute("typed", typed);
        model.addAttribute("sets", wards.sets());
        model.addAttribute("report", null);
    }

    /// The form as typed; a file cannot be given back to a browser.
    record Typed(
            String name,
            String validFrom,
            String councilCode,
            String councilName,
            boolean nationalGrid) {}
}
