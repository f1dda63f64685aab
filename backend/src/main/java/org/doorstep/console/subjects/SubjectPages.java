package org.doorstep.console.subjects;

import org.doorstep.console.frame.Answers;
import org.doorstep.kernel.ContactPoint;
import org.doorstep.kernel.EmailAddress;
import org.doorstep.kernel.Outcome;
import org.doorstep.kernel.Refusal;
import org.doorstep.kernel.RefusedException;
import org.doorstep.security.CurrentActor;
import org.doorstep.security.Permitted;
import org.doorstep.security.PhoneReader;
import org.doorstep.security.SubjectAccess;
import org.doorstep.security.SubjectAccess.Export;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/// The right of access: one's own data to read and to take away, and a request answered by the data
/// protection officer. Whose data is asked for is sent in a form's body, never in an address.
@Controller
class SubjectPages {

    private static final String ROW = "subject-access";
    private static final String ASK = "console/subject-ask";
    private static final String SHOW = "console/subject";

    private final CurrentActor current;
    private final SubjectAccess access;
    private final PhoneReader phones;

    SubjectPages(CurrentActor current, SubjectAccess access, PhoneReader phones) {
        this.current = current;
        this.access = access;
        this.phones = phones;
    }

    @GetMapping("/console/my-data")
    @Permitted(ROW)
    String own(Model model) {
        model.addAttribute("export", access.own(current.get()));
        model.addAttribute("own", true);
        return SHOW;
    }

    @GetMapping("/console/my-data/file")
    @Permitted(ROW)
    ResponseEntity<Export> ownFile() {
        return file(access.own(current.get()));
    }

    @GetMapping("/console/subjects")
    @Permitted(ROW)
    String ask(Model model) {
        mustAnswerOthers();
        model.addAttribute("address", "");
        model.addAttribute("reason", "");
        return ASK;
    }

    @PostMapping("/console/subjects")
    @Permitted(ROW)
    ModelAndView show(@RequestParam String address, @RequestParam String reason, Model model) {
        mustAnswerOthers();
        model.addAttribute("address", address);
        model.addAttribute("reason", reason);
        return switch (find(address, reason)) {
            case Outcome.Done<Export>(var export) -> {
                model.addAttribute("export", export);
                model.addAttribute("own", false);
                yield new ModelAndView(SHOW, model.asMap());
            }
            case Outcome.Refused<Export>(var refusal) -> Answers.again(ASK, model, refusal);
        };
    }

    @PostMapping("/console/subjects/file")
    @Permitted(ROW)
    ResponseEntity<Export> subjectFile(@RequestParam String address, @RequestParam String reason) {
        mustAnswerOthers();
        return file(find(address, reason).orThrow());
    }

    private Outcome<Export> find(String address, String reason) {
        return read(address).then(point -> access.of(point, current.get(), reason.strip()));
    }

    private Outcome<ContactPoint> read(String typed) {
        return typed.contains("@")
                ? EmailAddress.read(typed)
                        .<Outcome<ContactPoint>>map(Outcome::done)
                        .orElseGet(SubjectPages::unreadable)
                : phones.read(typed).<ContactPoint>map(point -> point);
    }

    private static Outcome<ContactPoint> unreadable() {
        return Outcome.refused(
                Refusal.ofField(
                        "address",
                        "a mobile number or an e-mail address",
                        "Write it as the person gave it."));
    }

    private void mustAnswerOthers() {
        if (!access.mayForOthers(current.get())) {
            throw new RefusedException(Refusal.notFound());
        }
    }

    private static ResponseEntity<Export> file(Export export) {
        var name =
                ContentDisposition.attachment()
                        .filename("doorstep-" + export.at().toString().substring(0, 10) + ".json")
                        .build();
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .header(HttpHeaders.CONTENT_DISPOSITION, name.toString())
                .body(export);
    }
}
