package dev.footbridge.standalone.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.regex.Pattern;

/** A suffix marks contact with the world; what has none is a rule, and a rule imports nothing but the JDK and rules. */
final class Rules {
    private static final Pattern TOUCHES_THE_WORLD = Pattern.compile(
            ".*(Topology|Processor|Repository|Controller|Client|Properties|Configuration|Codec|Reader|Consumer|Producer"
                    + "|Filter|Stores|Serde|Listener|Health)");

    /** Packages whose classes are rules unless their name says otherwise. */
    private static final List<String> HOMES_OF_RULES = List.of(
            "dev.footbridge.bridge.person",
            "dev.footbridge.bridge.policy",
            "dev.footbridge.bridge.access",
            "dev.footbridge.bridge.checklist",
            "dev.footbridge.bridge.review",
            "dev.footbridge.bridge.feed",
            "dev.footbridge.bridge.identity",
            "dev.footbridge.bridge.plan",
            "dev.footbridge.bridge.unmatched",
            "dev.footbridge.it.dispatch",
            "dev.footbridge.gateway.verify",
            "dev.footbridge.gateway.fact",
            "dev.footbridge.gateway.intake",
            "dev.footbridge.gateway.canonical");

    static final ArchRule RULES_IMPORT_NOTHING_BUT_THE_JDK = classes()
            .that(are("rules", Rules::isRule))
            .should()
            .onlyDependOnClassesThat(are("of the JDK, or rules", Rules::mayBeUsedByRules));

    static final ArchRule RULES_HAVE_NO_CLOCK = noClasses()
            .that(are("rules", Rules::isRule))
            .should()
            .callMethodWhere(are("a clock or chance", call -> {
                var target = call.getTarget().getFullName();
                return target.startsWith("java.time.") && target.contains(".now(")
                        || target.startsWith("java.lang.System.currentTimeMillis")
                        || target.startsWith("java.lang.System.nanoTime")
                        || target.startsWith("java.util.UUID.randomUUID");
            }));

    private Rules() {}

    static boolean isRule(JavaClass type) {
        return HOMES_OF_RULES.contains(type.getPackageName()) && !touchesTheWorld(type);
    }

    private static boolean touchesTheWorld(JavaClass type) {
        var outermost = type;
        while (outermost.getEnclosingClass().isPresent()) {
            outermost = outermost.getEnclosingClass().get();
        }
        return TOUCHES_THE_WORLD.matcher(outermost.getSimpleName()).matches();
    }

    private static boolean mayBeUsedByRules(JavaClass type) {
        var elements = type.getBaseComponentType();
        return elements.isPrimitive()
                || elements.getPackageName().startsWith("java.")
                || elements.getPackageName().startsWith("javax.crypto") // the JDK too
                || elements.getPackageName().startsWith("org.jspecify.")
                || isRule(elements);
    }

    private static <T> DescribedPredicate<T> are(String words, java.util.function.Predicate<T> predicate) {
        return describe(words, predicate);
    }
}
