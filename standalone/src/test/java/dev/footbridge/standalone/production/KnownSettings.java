package dev.footbridge.standalone.production;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Every setting that a record of the product declares, and those of Spring that we use. */
final class KnownSettings {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{(\\w+)}");
    private static final Pattern ONE = Pattern.compile("@Value\\(\"\\$\\{(footbridge\\.[a-z.-]+)");
    /** Below a map everything is known: the names are the user's. */
    private static final String ANYTHING = "*";

    private final Set<String> known =
            new LinkedHashSet<>(List.of("springdatasourceurl", "springdatasourceusername", "springdatasourcepassword"));

    KnownSettings() throws IOException {
        askedForOneByOne();
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
        for (var found : scanner.findCandidateComponents("dev.footbridge")) {
            try {
                var type = Class.forName(found.getBeanClassName());
                add(plain(type.getAnnotation(ConfigurationProperties.class).value()), type);
            } catch (ClassNotFoundException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private void askedForOneByOne() throws IOException {
        try (var modules = Files.list(Compose.ROOT)) {
            for (var sources : modules.map(module -> module.resolve("src/main/java"))
                    .filter(Files::isDirectory)
                    .toList()) {
                askedForIn(sources);
            }
        }
    }

    private void askedForIn(Path sources) throws IOException {
        try (var files = Files.walk(sources)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                ONE.matcher(Files.readString(file)).results().forEach(found -> known.add(plain(found.group(1))));
            }
        }
    }

    private void add(String prefix, Class<?> record) {
        for (var component : record.getRecordComponents()) {
            var name = prefix + plain(component.getName());
            known.add(name);
            addBelow(name, component.getType());
        }
    }

    private void addBelow(String name, Class<?> type) {
        if (Map.class.isAssignableFrom(type) || Collection.class.isAssignableFrom(type)) {
            known.add(name + ANYTHING);
        } else if (type.isRecord()) {
            add(name, type);
        }
    }

    /** As Spring reads it: case, dots, dashes and underscores do not matter. */
    boolean isSetting(String name) {
        var plain = plain(name);
        return known.contains(plain)
                || known.stream()
                        .filter(one -> one.endsWith(ANYTHING))
                        .anyMatch(one -> plain.startsWith(one.substring(0, one.length() - 1)));
    }

    private static String plain(String name) {
        return name.replaceAll("[^A-Za-z0-9]", "").toLowerCase(Locale.ROOT);
    }

    /** What the files that a service reads ask of its environment. */
    Set<String> namedIn(Path folder, String service) throws IOException {
        var names = new TreeSet<String>();
        for (var file : List.of("footbridge.yaml", "footbridge-" + service + ".yaml")) {
            if (Files.exists(folder.resolve(file))) {
                Files.readString(folder.resolve(file))
                        .lines()
                        .filter(line -> !line.startsWith("#"))
                        .flatMap(line -> PLACEHOLDER.matcher(line).results())
                        .forEach(found -> names.add(found.group(1)));
            }
        }
        return names;
    }

    Set<String> settingsIn(Path file) throws IOException {
        var settings = new TreeSet<String>();
        collect("", new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(file)), settings);
        return settings;
    }

    private static void collect(String path, Object value, Set<String> into) {
        if (value instanceof Map<?, ?> map) {
            map.forEach((name, below) -> collect(path.isEmpty() ? name.toString() : path + "." + name, below, into));
        } else {
            into.add(path);
        }
    }
}
