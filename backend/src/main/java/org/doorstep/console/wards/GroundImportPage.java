package org.doorstep.console.wards;

import org.doorstep.console.frame.Answers;
import org.doorstep.console.frame.Asked;
import org.doorstep.kernel.Outcome;
import org.doorstep.kernel.RefusedException;
import org.doorstep.security.CurrentActor;
import org.doorstep.security.Permitted;
import org.doorstep.territory.GroundImports;
import org.doorstep.territory.GroundSpec;
import org.doorstep.territory.ImportReport;
import org.doorstep.territory.Ways;
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

/// Loads streets or barriers from a file and shows the report, whether it was loaded or refused.
@Controller
class GroundImportPage {

    private static final String ROW = "import-wards";
    private static final String VIEW = "console/ground";
    private static final int MOST_SHOWN = 500;

    private final CurrentActor current;
    private final GroundImports imports;
    private final Ways ways;

    GroundImportPage(CurrentActor current, GroundImports imports, Ways ways) {
        this.current = current;
        this.imports = imports;
        this.ways = ways;
    }

    /// What can be in a file.
    enum What {
        STREETS,
        BARRIERS
    }

    /// What stands in the form, as typed.
    public record Typed(String what, String name, boolean nationalGrid) {}

    @GetMapping("/console/ground")
    @Permitted(ROW)
    String show(Model model) {
        fill(model, new Typed(What.STREETS.name(), "", false));
        return VIEW;
    }

    @PostMapping("/console/ground")
    @Permitted(ROW)
    ModelAndView load(
            @RequestParam(required = false) @Nullable MultipartFile file,
            @RequestParam(defaultValue = "STREETS") String what,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "false") boolean nationalGrid,
            Model model)
            throws IOException {
        var typed = new Typed(what, name, nationalGrid);
        var outcome = load(file, typed);
        fill(model, typed);
        return switch (outcome) {
            case Outcome.Done<ImportReport>(var report) -> {
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
                yield Answers.again(VIEW, model, refusal);
            }
        };
    }

    private Outcome<ImportReport> load(@Nullable MultipartFile file, Typed typed)
            throws IOException {
        if (file == null || file.isEmpty()) {
            return Outcome.refused(Asked.wrong("file", "A file of streets or barriers."));
        }
        var spec = new GroundSpec(typed.name(), typed.nationalGrid());
        try (var stream = file.getInputStream()) {
            var what = Asked.field("what", typed.what(), "Streets or barriers.", What::valueOf);
            return switch (what) {
                case STREETS -> imports.loadStreets(stream, spec, current.get());
                case BARRIERS -> imports.loadBarriers(stream, spec, current.get());
            };
        } catch (RefusedException unreadable) {
            return Outcome.refused(unreadable.refusal());
        }
    }

    private void fill(Model model, Typed typed) {
        model.addAttribute("typed", typed);
        model.addAttribute("layers", ways.layers());
        model.addAttribute("report", null);
    }
}
