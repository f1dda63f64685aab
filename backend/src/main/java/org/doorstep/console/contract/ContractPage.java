package org.doorstep.console.contract;

import org.doorstep.kernel.Refusal;
import org.doorstep.kernel.RefusedException;
import org.doorstep.security.DemonstrationMode;
import org.doorstep.security.Permitted;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/// The mobile contract to read and try, only in the demonstration.
@Controller
class ContractPage {

    private final DemonstrationMode demonstration;

    ContractPage(DemonstrationMode demonstration) {
        this.demonstration = demonstration;
    }

    @GetMapping("/contract")
    @Permitted("anonymous-public")
    String show() {
        if (!demonstration.on()) {
            throw new RefusedException(Refusal.notFound());
        }
        return "console/contract";
    }
}
