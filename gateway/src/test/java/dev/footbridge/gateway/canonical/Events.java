package dev.footbridge.gateway.canonical;

import java.util.EnumMap;
import java.util.Map;

/** One event of every type with everything it can say; who must not be told outside HR is a canary. */
public final class Events {
    public static final String PRIVATE = "canary-private";
    private static final String ABOUT =
            "\"about\":{\"workerNumber\":\"E-1042\",\"hrSource\":\"acme-hris\",\"personId\":\"P-1\",\"workEmail\":\"Mara.Quill@example.com\",\"account\":{\"system\":\"crm\",\"name\":\"mquill\"}}";

    private static final Map<FactType, String> DATA = new EnumMap<>(FactType.class);

    static {
        DATA.put(FactType.WORKER_HIRED, """
                {"workerNumber":"E-1042","previousWorkerNumber":null,"personId":null,
                 "person":{"givenName":"Mara","familyName":"Quill","preferredName":null,"workEmail":"mara.quill@example.com","username":"mquill",
                           "privateEmail":"canary-private@example.com","phone":"canary-private-phone"},
                 "employment":{"type":"employee","title":"Account Executive","roleFamily":"sales","department":"Sales","location":"DE-BER",
                               "manager":"E-0007","costCentre":"4711","legalEntity":"Acme GmbH","fte":1.0},
                 "startDate":"2026-12-01","endDate":null}""");
        DATA.put(
                FactType.WORKER_MOVED,
                "{\"workerNumber\":\"E-1042\",\"effectiveDate\":\"2027-02-01\",\"employment\":{\"department\":\"Platform\",\"manager\":null,\"fte\":0.5}}");
        DATA.put(
                FactType.WORKER_LEFT,
                "{\"workerNumber\":\"E-1042\",\"lastWorkingDay\":\"2027-03-31\",\"terminationDate\":\"2027-04-15\",\"immediate\":true,\"reason\":\"dismissal\"}");
        DATA.put(FactType.HIRE_RESCINDED, "{\"workerNumber\":\"E-1042\",\"startDate\":\"2026-12-01\"}");
        DATA.put(FactType.DEPARTURE_WITHDRAWN, "{\"workerNumber\":\"E-1042\"}");
        DATA.put(
                FactType.ABSENCE_STARTED,
                "{\"workerNumber\":\"E-1042\",\"from\":\"2027-01-01\",\"until\":null,\"reason\":\"canary-private-illness\"}");
        DATA.put(FactType.ABSENCE_ENDED, "{\"workerNumber\":\"E-1042\",\"on\":\"2027-02-01\"}");
        DATA.put(
                FactType.PERSON_CHANGED,
                "{\"workerNumber\":\"E-1042\",\"effectiveDate\":\"2027-02-01\",\"person\":{\"familyName\":\"Vale\",\"preferredName\":null,\"workEmail\":\"mara.vale@example.com\",\"privateEmail\":\"canary-private@example.com\",\"phone\":\"canary-private-phone\"}}");
        DATA.put(
                FactType.PERSONS_LINKED,
                "{\"workerNumber\":\"E-1042\",\"other\":{\"workerNumber\":\"C-9\",\"hrSource\":\"contractors\"}}");
        DATA.put(
                FactType.PROJECT_JOINED,
                "{\"workerNumber\":\"E-1042\",\"project\":\"atlas\",\"effectiveDate\":\"2026-12-01\",\"role\":\"lead\"}");
        DATA.put(
                FactType.PROJECT_LEFT,
                "{\"workerNumber\":\"E-1042\",\"project\":\"atlas\",\"effectiveDate\":\"2027-12-01\"}");
        DATA.put(
                FactType.ROLLOUT_ANNOUNCED,
                "{\"rollout\":\"r-1\",\"name\":\"New CRM\",\"system\":\"crm\",\"goLive\":\"2027-01-15\",\"audience\":\"employment.department == 'Sales'\",\"sponsorHr\":\"E-0002\",\"sponsorIt\":\"E-0003\"}");
        DATA.put(
                FactType.RECOGNITION_GIVEN,
                "{\"workerNumber\":\"E-1042\",\"from\":\"E-0007\",\"message\":\"Thank you\",\"entry\":null,\"project\":\"atlas\",\"kind\":\"peer\"}");
        DATA.put(
                FactType.FEEDBACK_GIVEN,
                "{\"workerNumber\":\"E-1042\",\"about\":\"r-1\",\"score\":4,\"comment\":\"canary-private-comment\"}");
        DATA.put(
                FactType.ACCESS_GRANTED,
                "{" + ABOUT
                        + ",\"system\":\"crm\",\"entitlement\":\"user\",\"at\":\"2026-11-28T14:03:10Z\",\"until\":null,\"grantedBy\":\"it.desk@example.com\",\"ticket\":\"REQ-501\"}");
        DATA.put(
                FactType.ACCESS_REVOKED,
                "{" + ABOUT + ",\"system\":\"crm\",\"entitlement\":\"user\",\"at\":\"2026-11-28T14:03:10+01:00\"}");
        DATA.put(FactType.ACCESS_USED, "{" + ABOUT + ",\"system\":\"crm\",\"at\":\"2026-11-28T14:03:10.123456789Z\"}");
        DATA.put(FactType.ACCESS_LISTED, """
                {"system":"crm","at":"2026-11-28T14:03:10Z","complete":true,"grants":[
                 {"about":{"account":{"system":"crm","name":"mquill"}},"entitlement":"user"},
                 {"about":{"account":{"system":"crm","name":"ivale"}},"entitlement":"user"},
                 {"about":{"account":{"system":"crm","name":"mquill"}},"entitlement":"admin"}]}""");
        DATA.put(
                FactType.ACCOUNT_CREATED,
                "{" + ABOUT + ",\"system\":\"directory\",\"account\":\"mquill\",\"at\":\"2026-11-28T14:03:10Z\"}");
        DATA.put(
                FactType.ACCOUNT_DISABLED,
                "{" + ABOUT + ",\"system\":\"directory\",\"account\":\"mquill\",\"at\":\"2026-11-28T14:03:10Z\"}");
        DATA.put(
                FactType.ASSET_ASSIGNED,
                "{" + ABOUT + ",\"asset\":\"laptop\",\"tag\":\"TAG-1\",\"at\":\"2026-11-28T14:03:10Z\"}");
        DATA.put(
                FactType.ASSET_RETURNED,
                "{" + ABOUT + ",\"asset\":\"laptop\",\"tag\":\"TAG-1\",\"at\":\"2026-11-28T14:03:10Z\"}");
        DATA.put(
                FactType.TASK_REPORTED,
                "{\"taskId\":\"b1\",\"status\":\"in-progress\",\"ticket\":\"REQ-501\",\"by\":\"it.desk\",\"note\":\"on it\",\"at\":\"2026-11-28T14:03:10Z\"}");
        DATA.put(
                FactType.INCIDENT_CLOSED,
                "{" + ABOUT
                        + ",\"incident\":\"INC-1\",\"service\":\"crm-api\",\"title\":\"Down\",\"severity\":\"high\",\"openedAt\":\"2026-11-28T10:00:00Z\",\"closedAt\":\"2026-11-28T14:00:00Z\",\"resolution\":\"fixed\",\"reopened\":1,\"recurrenceOf\":null,\"affected\":40}");
        DATA.put(
                FactType.PROBLEM_PREVENTED,
                "{\"about\":null,\"service\":\"crm-api\",\"title\":\"Watchdog\",\"kind\":\"automation\",\"saves\":{\"hours\":12.5,\"incidents\":3,\"note\":null},\"at\":\"2026-11-28T14:00:00Z\"}");
        DATA.put(
                FactType.CHANGE_RELEASED,
                "{\"change\":\"CHG-1\",\"service\":\"crm-api\",\"title\":\"2.0\",\"summary\":\"Faster search\",\"rollout\":\"r-1\",\"at\":\"2026-11-28T14:00:00Z\"}");
    }

    private Events() {}

    public static String of(FactType type) {
        return "{\"specversion\":\"1.0\",\"type\":\"%s\",\"source\":\"acme-hris\",\"id\":\"%s-1\",\"time\":\"2026-11-20T09:00:00Z\",\"data\":%s}"
                .formatted(type.type(), type.kebab(), DATA.get(type));
    }
}
