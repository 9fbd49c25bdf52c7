package dev.footbridge.bridge.identity;

import dev.footbridge.bridge.person.FactCodec;
import dev.footbridge.schemas.fact.Identifier;
import dev.footbridge.schemas.fact.IdentifierKind;
import dev.footbridge.schemas.fact.TaskReported;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;

/** Facts of the log as their home looks at them, and as it stores them. */
final class KeptCodec {
    private static final int BY_SELF = 1;
    private static final int LISTED = 2;

    private KeptCodec() {}

    /** @param home token of the best identifier, or the task */
    static Kept of(String home, String eventId, SpecificRecord fact, Copy copy, byte[] bytes) {
        var about = FactCodec.aboutOf(fact);
        if (fact instanceof TaskReported reported) { // the identifiers are of whoever did it
            var isTask = reported.getTaskId().equals(home);
            var others = isTask ? List.<String>of() : List.of(reported.getTaskId());
            return new Kept(eventId, effective(fact), isTask, others, List.of(), null, false, copy, bytes);
        }
        var others = isWorkerNumber(home, about) ? List.<String>of() : tokens(about, IdentifierKind.values(), home);
        var accounts = tokens(about, new IdentifierKind[] {IdentifierKind.ACCOUNT}, "");
        return new Kept(eventId, effective(fact), true, others, accounts, null, false, copy, bytes);
    }

    /** Of a type this version does not know: whom it is about cannot be seen. */
    static Kept ofUnknown(String eventId, Copy copy, byte[] bytes) {
        return new Kept(eventId, Instant.EPOCH, false, List.of(), List.of(), null, false, copy, bytes);
    }

    static boolean isWorkerNumber(String token, List<Identifier> about) {
        return about.stream()
                .anyMatch(identifier -> identifier.getKind() == IdentifierKind.WORKER_NUMBER
                        && identifier.getToken().equals(token));
    }

    static byte[] bytes(Kept kept) {
        var bytes = new ByteArrayOutputStream(kept.fact().length + 128);
        try (var out = new DataOutputStream(bytes)) {
            out.write(kept.copy().bytes());
            out.writeLong(ChronoUnit.MICROS.between(Instant.EPOCH, kept.effective()));
            out.writeByte((kept.bySelf() ? BY_SELF : 0) | (kept.listed() ? LISTED : 0));
            writeTexts(out, kept.others());
            writeTexts(out, kept.accounts());
            var person = kept.person();
            out.writeUTF(person == null ? "" : person);
            out.write(kept.fact());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static Kept of(String eventId, byte[] bytes) {
        try (var in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            var copy = Copy.of(in.readNBytes(Copy.BYTES));
            var effective = Instant.EPOCH.plus(in.readLong(), ChronoUnit.MICROS);
            int flags = in.readByte();
            var others = readTexts(in);
            var accounts = readTexts(in);
            var person = in.readUTF();
            return new Kept(
                    eventId,
                    effective,
                    (flags & BY_SELF) != 0,
                    others,
                    accounts,
                    person.isEmpty() ? null : person,
                    (flags & LISTED) != 0,
                    copy,
                    in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Instant effective(SpecificRecord fact) {
        var at = fact.getSchema().getField("at");
        if (at != null && fact.get(at.pos()) instanceof Instant instant) {
            return instant;
        }
        var told = FactCodec.toldOf(fact);
        return told == null ? Instant.EPOCH : told.getTold();
    }

    private static List<String> tokens(List<Identifier> about, IdentifierKind[] kinds, String but) {
        return about.stream()
                .filter(identifier -> List.of(kinds).contains(identifier.getKind()))
                .map(Identifier::getToken)
                .filter(token -> !token.equals(but))
                .distinct()
                .toList();
    }

    private static void writeTexts(DataOutputStream out, List<String> texts) throws IOException {
        out.writeShort(texts.size());
        for (var text : texts) {
            out.writeUTF(text);
        }
    }

    private static List<String> readTexts(DataInputStream in) throws IOException {
        var texts = new ArrayList<String>();
        for (int left = in.readUnsignedShort(); left > 0; left--) {
            texts.add(in.readUTF());
        }
        return texts;
    }
}
