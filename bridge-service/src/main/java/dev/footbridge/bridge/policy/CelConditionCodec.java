package dev.footbridge.bridge.policy;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.CelType;
import dev.cel.common.types.CelTypeProvider;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Conditions in CEL. Every field is declared, so that a misspelt one is an error when it is loaded; there are no loops
 * and only short expressions, so that none can run away.
 */
final class CelConditionCodec {

    private static final CelOptions OPTIONS = CelOptions.current()
            .enableHeterogeneousNumericComparisons(true)
            .maxExpressionCodePointSize(4000)
            .maxParseRecursionDepth(50)
            .maxRegexProgramSize(200)
            .enableComprehension(false)
            .build();

    private static final StructType EMPLOYMENT = struct(
            "Employment",
            Map.of(
                    "type", SimpleType.STRING,
                    "title", SimpleType.STRING,
                    "roleFamily", SimpleType.STRING,
                    "department", SimpleType.STRING,
                    "location", SimpleType.STRING,
                    "costCentre", SimpleType.STRING,
                    "legalEntity", SimpleType.STRING,
                    "fte", SimpleType.DOUBLE));

    private static final Map<String, StructType> VARIABLES = Map.of(
            "person",
                    struct(
                            "Person",
                            Map.of("source", SimpleType.STRING, "projects", ListType.create(SimpleType.STRING))),
            "employment", EMPLOYMENT,
            "project", struct("Project", Map.of("id", SimpleType.STRING, "role", SimpleType.STRING)),
            "move", struct("Move", Map.of("from", EMPLOYMENT, "to", EMPLOYMENT)));

    private static final CelRuntime RUNTIME =
            CelRuntimeFactory.standardCelRuntimeBuilder().setOptions(OPTIONS).build();

    /** Where there is no move to look at. */
    static final Set<String> ABOUT_A_PERSON = Set.of("person", "employment", "project");

    static final Set<String> ABOUT_A_MOVE = Set.of("person", "employment", "project", "move");

    private CelConditionCodec() {}

    /** What it could not be is told to {@code problems}, with its position. */
    static Optional<Condition> conditionOf(String text, Set<String> variables, Consumer<String> problems) {
        try {
            var program =
                    RUNTIME.createProgram(compiler(variables).compile(text).getAst());
            return Optional.of(situation -> judge(text, program, situation));
        } catch (CelValidationException refused) {
            refused.getErrors()
                    .forEach(issue -> problems.accept("Expected a condition over " + sorted(variables) + ", but "
                            + issue.getMessage().strip() + " at "
                            + issue.getSourceLocation().getLine() + ":"
                            + (issue.getSourceLocation().getColumn() + 1)));
        } catch (CelEvaluationException refused) {
            problems.accept("Expected a condition, but " + refused.getMessage());
        }
        return Optional.empty();
    }

    private static Verdict judge(String text, CelRuntime.Program program, Situation situation) {
        try {
            return new Verdict(Boolean.TRUE.equals(program.eval(new HashMap<>(situation.variables()))), text);
        } catch (CelEvaluationException cannotBeJudged) {
            return new Verdict(false, text + ": " + cannotBeJudged.getMessage());
        }
    }

    private static CelCompiler compiler(Set<String> variables) {
        var builder = CelCompilerFactory.standardCelCompilerBuilder()
                .setOptions(OPTIONS)
                .setStandardMacros(CelStandardMacro.HAS)
                .setTypeProvider(new Types())
                .setResultType(SimpleType.BOOL);
        variables.forEach(name -> builder.addVar(name, VARIABLES.get(name)));
        return builder.build();
    }

    private static StructType struct(String name, Map<String, CelType> fields) {
        return StructType.create(
                name, ImmutableSet.copyOf(fields.keySet()), field -> Optional.ofNullable(fields.get(field)));
    }

    private static String sorted(Set<String> variables) {
        return variables.stream().sorted().collect(Collectors.joining(", "));
    }

    private static final class Types implements CelTypeProvider {

        @Override
        public ImmutableList<CelType> types() {
            return ImmutableList.copyOf(VARIABLES.values());
        }

        @Override
        public Optional<CelType> findType(String name) {
            return VARIABLES.values().stream()
                    .filter(type -> type.name().equals(name))
                    .map(CelType.class::cast)
                    .findFirst();
        }
    }
}
