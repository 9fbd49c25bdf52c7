package dev.footbridge.standalone.demo;

import dev.footbridge.standalone.demo.Cast.Person;
import dev.footbridge.standalone.demo.Story.Deed;
import dev.footbridge.standalone.demo.Story.Step;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The letters of a step. Told at the same time, they are the same to the byte: whoever repeats them tells nothing new. */
final class StoryCodec {
    private final Story story;
    private final Cast cast;
    private final Calendar calendar;
    private final ZoneId zone;
    private final AccessLettersCodec access;
    private final LetterCodec letters = new LetterCodec();

    StoryCodec(Story story, Cast cast, Calendar calendar, ZoneId zone, AccessLettersCodec access) {
        this.story = story;
        this.cast = cast;
        this.calendar = calendar;
        this.zone = zone;
        this.access = access;
    }

    /** @param told when a step is told, by its id */
    List<Letter> letters(Step step, Function<String, Instant> told) {
        return step.deeds().stream().flatMap(deed -> letters(step, deed, told)).toList();
    }

    private Stream<Letter> letters(Step step, Deed deed, Function<String, Instant> told) {
        if (deed instanceof Deed.Again again) {
            return story.steps().stream()
                    .filter(earlier -> earlier.id().equals(again.step()))
                    .flatMap(earlier -> letters(earlier, told).stream());
        }
        var at = new Telling(told.apply(step.id()), zone);
        if (deed instanceof Deed.Post post) {
            return people(step, post.person())
                    .map(person -> letter(step, person, post.letter(), "", new HashMap<>(post.with()), at));
        } else if (deed instanceof Deed.Grant grant) {
            return people(step, grant.person()).flatMap(person -> granted(step, person, grant, at));
        } else if (deed instanceof Deed.Join join) {
            return people(step, join.person()).flatMap(person -> joined(step, person, at));
        }
        return Stream.empty();
    }

    /** Whom it is about; of nobody of the cast, the letter says it all. */
    private Stream<Person> people(Step step, String number) {
        if (step.ofCompany()) {
            return cast.company().stream();
        }
        return Stream.of(number.isEmpty() ? new Person(Map.of(), List.of(), Map.of()) : cast.of(number));
    }

    private Stream<Letter> granted(Step step, Person person, Deed.Grant grant, Telling at) {
        var rights = grant.entitlement().equals("all") ? person.access() : List.of(grant.entitlement());
        return rights.stream().map(right -> {
            var words = new HashMap<>(grant.with());
            return letter(step, person, access.letter(right, true, words), right, words, at);
        });
    }

    private Stream<Letter> joined(Step step, Person person, Telling at) {
        return person.projects().entrySet().stream()
                .map(project -> letter(
                        step,
                        person,
                        "project-joined",
                        project.getKey(),
                        new HashMap<>(Map.of(
                                "project", WordsCodec.text(project.getKey()),
                                "role", WordsCodec.text(project.getValue()))),
                        at));
    }

    private Letter letter(
            Step step, Person person, String letter, String about, Map<String, JsonNode> words, Telling at) {
        var id = String.join(
                "-",
                Stream.of("demo", step.id(), letter, person.number(), about.replace('/', '-'))
                        .filter(part -> !part.isEmpty())
                        .toList());
        return letters.filled(letter, id, new WordsCodec(words, person.words(), calendar, at, id));
    }
}
