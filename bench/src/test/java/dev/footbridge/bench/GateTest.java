package dev.footbridge.bench;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.footbridge.schemas.bridge.Basis;
import dev.footbridge.schemas.bridge.ChecklistSnapshot;
import dev.footbridge.schemas.bridge.ChecklistStatus;
import dev.footbridge.schemas.bridge.Wording;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GateTest {
    private final Gate gate = new Gate();

    @Test
    void aChecklistThatIsStillOpenIsCaught() {
        gate.see(checklist(1, ChecklistStatus.OPEN));
        assertThatThrownBy(() -> gate.done(0)).hasMessageContaining("Expected every checklist to be done");
    }

    @Test
    void aTaskThatIsMissingIsCaught() {
        gate.see(checklist(1, ChecklistStatus.DONE));
        assertThatThrownBy(() -> gate.done(8)).hasMessageContaining("with 8 tasks, but one is DONE with 0");
    }

    @Test
    void aRevisionThatComesTwiceIsCaught() {
        gate.see(checklist(1, ChecklistStatus.DONE));
        assertThatThrownBy(() -> gate.see(checklist(1, ChecklistStatus.DONE))).hasMessageContaining("twice");
    }

    private static ChecklistSnapshot checklist(long revision, ChecklistStatus status) {
        return ChecklistSnapshot.newBuilder()
                .setId("one")
                .setChecklist("joiner")
                .setWording(new Wording("checklist/joiner", Map.of()))
                .setPerson("somebody")
                .setEmployment("theirs")
                .setRevision(revision)
                .setStatus(status)
                .setAnchor(LocalDate.EPOCH)
                .setPolicyVersion(1)
                .setBasis(new Basis(Instant.EPOCH, 1, 1, ""))
                .setTasks(List.of())
                .build();
    }
}
