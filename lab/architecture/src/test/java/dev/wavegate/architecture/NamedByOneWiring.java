package dev.wavegate.architecture;

import java.util.HashMap;
import java.util.Map;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

/** Outside of its package a vendor is named by one wiring class of the worker and the settings of that wiring. */
final class NamedByOneWiring extends ArchCondition<JavaClass> {
    private final String wirings;
    private final Map<String, String> wiringOf = new HashMap<>();

    NamedByOneWiring(String root) {
        super("be named by one wiring and its settings only");
        this.wirings = root + ".worker.system";
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
        String vendor = type.getPackageName();
        type.getDirectDependenciesToSelf().stream()
                .map(Dependency::getOriginClass)
                .map(NamedByOneWiring::outermost)
                .filter(user -> !user.getPackageName().equals(vendor))
                .forEach(user -> events.add(new SimpleConditionEvent(
                        user, isWiringOf(vendor, user), user.getFullName() + " names " + type.getFullName())));
    }

    private boolean isWiringOf(String vendor, JavaClass user) {
        String name = user.getSimpleName();
        String stem = name.replaceFirst("(Wiring|Properties)$", "");
        return user.getPackageName().equals(wirings)
                && !stem.equals(name)
                && wiringOf.computeIfAbsent(vendor, unused -> stem).equals(stem);
    }

    private static JavaClass outermost(JavaClass type) {
        return type.getEnclosingClass().map(NamedByOneWiring::outermost).orElse(type);
    }
}
