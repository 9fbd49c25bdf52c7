package dev.footbridge.gateway.fact;

import org.jspecify.annotations.Nullable;

/** What HR alone may know of an event (R34). */
record PrivatePart(
        @Nullable String leaveReason,
        @Nullable String absenceReason,
        @Nullable String privateEmail,
        @Nullable String phone,
        @Nullable String comment) {

    static PrivatePart ofLeave(Fields data) {
        return new PrivatePart(data.text("reason"), null, null, null, null);
    }

    static PrivatePart ofAbsence(Fields data) {
        return new PrivatePart(null, data.text("reason"), null, null, null);
    }

    static PrivatePart ofPerson(Fields person) {
        return new PrivatePart(null, null, person.text("privateEmail"), person.text("phone"), null);
    }

    static PrivatePart ofFeedback(Fields data) {
        return new PrivatePart(null, null, null, null, data.text("comment"));
    }

    boolean isEmpty() {
        return leaveReason == null && absenceReason == null && privateEmail == null && phone == null && comment == null;
    }
}
