package org.doorstep.console.frame;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;

import org.doorstep.kernel.Refusal;
import org.doorstep.kernel.RefusedException;
import org.doorstep.security.Actor;
import org.doorstep.security.Branch;
import org.doorstep.security.BranchId;
import org.doorstep.security.Branches;
import org.doorstep.security.Permissions;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

import java.util.List;
import java.util.Optional;

/// The branch a person works in: the one the address or form names as `branch`, else the one chosen
/// last in this session, else the highest one of the person's roles.
@Component
public class CurrentBranch {

    static final String PARAMETER = "branch";
    private static final String CHOSEN = "doorstep.console.branch";

    private final Branches branches;
    private final Permissions permissions;

    CurrentBranch(Branches branches, Permissions permissions) {
        this.branches = branches;
        this.permissions = permissions;
    }

    /// The branches of this person's roles with everything below, each after its parent.
    public List<Branch> choices(Actor actor) {
        var reach = permissions.reach(actor, "ground-map");
        return branches.list().stream().filter(branch -> reach.contains(branch.id())).toList();
    }

    /// The branch of this request; empty for somebody without a role.
    ///
    /// @throws RefusedException as not found where the address names a branch that the person may
    ///   not see
    public Optional<Branch> find(Actor actor) {
        var choices = choices(actor);
        var request = request();
        var named = request == null ? null : request.getParameter(PARAMETER);
        if (named != null && !named.isBlank()) {
            return Optional.of(named(named, choices));
        }
        var chosen = request == null ? null : chosen(request.getSession(false));
        return choices.stream()
                .filter(branch -> branch.id().value().toString().equals(chosen))
                .findFirst()
                .or(() -> choices.stream().findFirst());
    }

    /// The branch of this request.
    ///
    /// @throws RefusedException as not found where there is none
    public Branch get(Actor actor) {
        return find(actor).orElseThrow(() -> new RefusedException(Refusal.notFound()));
    }

    /// The branch of this request, if the row allows this person anything there.
    ///
    /// @throws RefusedException where it does not
    public Branch get(Actor actor, String row) {
        var branch = get(actor);
        permissions.check(actor, row, branch.id()).orThrow();
        return branch;
    }

    /// Keeps the choice for the session.
    void choose(Actor actor, String id, HttpSession session) {
        session.setAttribute(CHOSEN, named(id, choices(actor)).id().value().toString());
    }

    private static Branch named(String id, List<Branch> choices) {
        BranchId wanted = Asked.idInPath(id, text -> new BranchId(java.util.UUID.fromString(text)));
        return choices.stream()
                .filter(branch -> branch.id().equals(wanted))
                .findFirst()
                .orElseThrow(() -> new RefusedException(Refusal.notFound()));
    }

    private static @Nullable String chosen(@Nullable HttpSession session) {
        return session != null && session.getAttribute(CHOSEN) instanceof String id ? id : null;
    }

    private static @Nullable HttpServletRequest request() {
        return RequestContextHolder.getRequestAttributes()
                        instanceof ServletRequestAttributes attributes
                ? attributes.getRequest()
                : null;
    }
}
