package dev.footbridge.bridge.announce;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;

/** A succession as it is stored. */
final class SuccessionCodec {
    private SuccessionCodec() {}

    private interface Reading<T> {
        T from(DataInput in) throws IOException;
    }

    private interface Writing<T> {
        void to(DataOutput out, T value) throws IOException;
    }

    static byte[] bytes(Succession succession) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            write(out, succession.gone(), DataOutput::writeUTF, DataOutput::writeUTF);
            write(out, succession.owed(), SuccessionCodec::write, DataOutput::writeUTF);
            write(out, succession.awaited(), SuccessionCodec::write, (to, since) -> to.writeLong(since.toEpochMilli()));
            write(out, succession.homes(), DataOutput::writeUTF, DataOutput::writeUTF);
            write(out, succession.matters(), DataOutput::writeUTF, DataOutput::writeUTF);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static Succession of(byte[] bytes) {
        try (var in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            return new Succession(
                    read(in, DataInput::readUTF, DataInput::readUTF),
                    read(in, SuccessionCodec::move, DataInput::readUTF),
                    read(in, SuccessionCodec::move, from -> Instant.ofEpochMilli(from.readLong())),
                    read(in, DataInput::readUTF, DataInput::readUTF),
                    read(in, DataInput::readUTF, DataInput::readUTF));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(DataOutput out, Succession.Move move) throws IOException {
        out.writeUTF(move.home());
        out.writeLong(move.number());
    }

    private static Succession.Move move(DataInput in) throws IOException {
        return new Succession.Move(in.readUTF(), in.readLong());
    }

    private static <K, V> void write(DataOutput out, SortedMap<K, V> all, Writing<K> key, Writing<V> value)
            throws IOException {
        out.writeInt(all.size());
        for (var entry : all.entrySet()) {
            key.to(out, entry.getKey());
            value.to(out, entry.getValue());
        }
    }

    private static <K extends Comparable<K>, V> SortedMap<K, V> read(DataInput in, Reading<K> key, Reading<V> value)
            throws IOException {
        var all = new TreeMap<K, V>();
        for (int left = in.readInt(); left > 0; left--) {
            all.put(key.from(in), value.from(in));
        }
        return all;
    }
}
