package dev.footbridge.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;

/**
 * Facts in the order in which they come onto the log.
 *
 * @param hires how many checklists there must be in the end, all done; 0: the workload has none that can be done
 */
record Workload(String name, int hires, List<SpecificRecord> facts) {
    private static final List<String> SYSTEMS = List.of("directory", "mail", "vpn", "crm", "erp", "training");
    private static final List<String> RIGHTS = List.of("account", "mailbox", "user", "user", "user", "user");

    /** @param of names the people, so that no round meets those of another */
    static List<Workload> all(String of, double size) {
        return List.of(
                history("200 people, 50 facts each", of + "a", 200, 50, 20, size),
                history("one person, 10,000 facts, 20 subjects", of + "b", 1, 10_000, 20, size),
                history("one person, 10,000 facts, 2,000 subjects", of + "c", 1, 10_000, 2_000, size),
                joiners(of + "d", (int) (5_000 * size), 8));
    }

    /** JOINER-8: a hire and the eight things an IT department does for one, with the usual disorder. */
    static Workload joiners(String of, int hires, long seed) {
        var chance = new Random(seed);
        var facts = new ArrayList<SpecificRecord>();
        for (int hire = 0; hire < hires; hire++) {
            facts.addAll(joiner("E-" + of + "-" + hire));
        }
        var disorder = new ArrayList<SpecificRecord>(facts);
        for (int nth = 0; nth < facts.size(); nth++) {
            if (chance.nextInt(100) == 0) { // twice
                disorder.add(facts.get(nth));
            }
            if (chance.nextInt(100) == 0) { // out of its place, often before its hire
                Collections.swap(disorder, nth, Math.max(0, nth - chance.nextInt(200)));
            }
            if (chance.nextInt(1_000) == 0) { // about nobody known
                disorder.add(FactCodec.granted("nobody-" + of + "-" + nth, 0, "crm", "user"));
            }
        }
        return new Workload("JOINER-8: " + hires + " hires, 8 things each", hires, disorder);
    }

    private static List<SpecificRecord> joiner(String worker) {
        var facts = new ArrayList<SpecificRecord>();
        facts.add(FactCodec.hired(worker));
        for (int nth = 0; nth < SYSTEMS.size(); nth++) {
            facts.add(FactCodec.granted(worker, nth, SYSTEMS.get(nth), RIGHTS.get(nth)));
        }
        facts.add(FactCodec.assigned(worker, 6, "laptop"));
        facts.add(FactCodec.assigned(worker, 7, "badge"));
        return facts;
    }

    private static Workload history(String name, String of, int people, int each, int subjects, double size) {
        int most = (int) (each * size);
        return new Workload(
                name,
                0,
                IntStream.range(0, people * most)
                        .mapToObj(nth -> fact("E-" + of + "-" + nth % people, nth / people, subjects))
                        .toList());
    }

    private static SpecificRecord fact(String worker, int nth, int subjects) {
        if (nth == 0) {
            return FactCodec.hired(worker);
        }
        return nth % 10 == 9
                ? FactCodec.joined(worker, nth, "project-" + nth % subjects)
                : FactCodec.granted(worker, nth, "system-" + nth % subjects, "user");
    }
}
