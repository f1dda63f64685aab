package org.doorstep.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

import org.jspecify.annotations.NullMarked;

/// The condition that a class lives in a package whose caption says `@NullMarked`.
final class LiveIn {

    private LiveIn() {}

    static ArchCondition<JavaClass> aNullMarkedPackage() {
        return new ArchCondition<>("live in a @NullMarked package") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                var captioned =
                        type.getPackage()
                                .tryGetPackageInfo()
                                .filter(caption -> caption.isAnnotatedWith(NullMarked.class))
                                .isPresent();
                events.add(
                        new SimpleConditionEvent(
                                type,
                                captioned,
                                type.getName() + " lives in a package without @NullMarked"));
            }
        };
    }
}
