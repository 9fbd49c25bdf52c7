package dev.footbridge.standalone.demo;

import java.util.List;
import java.util.Map;

/** Everybody in the story: who has been here for years, and who comes into it. */
record Cast(List<Person> company, List<Person> newcomers) {
    Cast {
        company = List.copyOf(company);
        newcomers = List.copyOf(newcomers);
    }

    Person of(String number) {
        return java.util.stream.Stream.concat(company.stream(), newcomers.stream())
                .filter(person -> person.number().equals(number))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "Expected somebody of the cast, but there is nobody numbered " + number));
    }

    /**
     * @param words what letters may say of them: number, givenName, familyName, email, title, department, location,
     *     manager, hired
     * @param access what they hold: {@code crm/user}
     * @param projects by project, in which role
     */
    record Person(Map<String, String> words, List<String> access, Map<String, String> projects) {
        Person {
            words = Map.copyOf(words);
            access = List.copyOf(access);
            projects = Map.copyOf(projects);
        }

        String number() {
            return words.getOrDefault("number", "");
        }
    }
}
