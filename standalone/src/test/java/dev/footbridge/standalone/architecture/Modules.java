package dev.footbridge.standalone.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.lang.ArchRule;
import java.util.List;

/** Data flows one way; gateways and bridge never import each other. */
final class Modules {
    private static final String SCHEMAS = "dev.footbridge.schemas..";
    private static final String READMODEL = "dev.footbridge.readmodel..";
    private static final String GATEWAY = "dev.footbridge.gateway..";
    private static final String HR = "dev.footbridge.hr..";
    private static final String IT = "dev.footbridge.it..";
    private static final String BRIDGE = "dev.footbridge.bridge..";
    private static final String STANDALONE = "dev.footbridge.standalone..";
    private static final String BENCH = "dev.footbridge.bench..";

    static final ArchRule SCHEMAS_STAND_ALONE =
            never(SCHEMAS, READMODEL, GATEWAY, HR, IT, BRIDGE, STANDALONE, "org.springframework..");
    static final ArchRule READMODEL_KNOWS_SCHEMAS_ALONE = never(READMODEL, GATEWAY, HR, IT, BRIDGE, STANDALONE);
    static final ArchRule GATEWAY_KNOWS_NO_SIDE = never(GATEWAY, HR, IT, BRIDGE, STANDALONE);
    static final ArchRule HR_KNOWS_NEITHER_IT_NOR_BRIDGE = never(HR, IT, BRIDGE, STANDALONE);
    static final ArchRule IT_KNOWS_NEITHER_HR_NOR_BRIDGE = never(IT, HR, BRIDGE, STANDALONE);
    static final ArchRule BRIDGE_KNOWS_NO_GATEWAY = never(BRIDGE, GATEWAY, HR, IT, STANDALONE);

    /** It may import all, and is in nothing that is shipped. */
    static final ArchRule NOBODY_KNOWS_BENCH = never("dev.footbridge..", BENCH);

    static final List<ArchRule> ALL = List.of(
            SCHEMAS_STAND_ALONE,
            READMODEL_KNOWS_SCHEMAS_ALONE,
            GATEWAY_KNOWS_NO_SIDE,
            HR_KNOWS_NEITHER_IT_NOR_BRIDGE,
            IT_KNOWS_NEITHER_HR_NOR_BRIDGE,
            BRIDGE_KNOWS_NO_GATEWAY,
            NOBODY_KNOWS_BENCH);

    private Modules() {}

    private static ArchRule never(String module, String... others) {
        return noClasses()
                .that()
                .resideInAPackage(module)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(others);
    }
}
