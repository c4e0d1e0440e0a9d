package dev.wavegate.documentation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The working copy that the tests run in. */
public final class Checkout {
    private static final Set<String> NOT_OURS = Set.of("target", ".git", ".wavegate", "node_modules");
    private static final Path ROOT = findRoot();

    private Checkout() {}

    /** A file or folder by its path from the root. */
    public static Path file(String path) {
        return ROOT.resolve(path);
    }

    /** Every Java file but package-info.java. */
    public static List<Path> sources() {
        return files(path -> path.toString().endsWith(".java") && !name(path).equals("package-info.java"));
    }

    /** Every Java file that is part of the product, the simulators or the test kit. */
    public static List<Path> mainSources() {
        return sources().stream()
                .filter(path -> path.toString().replace('\\', '/').contains("/src/main/java/"))
                .toList();
    }

    /** The golden messages of every module. */
    public static List<Path> goldenMessages() {
        return files(path -> name(path).equals("messages.golden"));
    }

    /** Every Java file below a folder of tests. */
    public static List<Path> testSources(Path folder) {
        return files(path -> path.toString().endsWith(".java") && path.startsWith(folder));
    }

    /** The module of a source file, as its package names it. */
    public static String moduleOf(Path source) {
        String path = source.toString().replace('\\', '/');
        String below = path.substring(path.indexOf("/dev/wavegate/") + "/dev/wavegate/".length());
        return below.substring(0, Math.max(0, below.indexOf('/')));
    }

    /** The lines of a text file. */
    public static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Every page of documentation. */
    static List<Path> pages() {
        return files(path -> path.toString().endsWith(".md"));
    }

    static String text(Path file) {
        return String.join("\n", lines(file));
    }

    private static List<Path> files(Predicate<Path> which) {
        try (Stream<Path> all = Files.walk(ROOT)) {
            return all.filter(Files::isRegularFile)
                    .filter(path -> ours(ROOT.relativize(path)))
                    .filter(which)
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static boolean ours(Path relative) {
        for (Path part : relative) {
            if (NOT_OURS.contains(part.toString())) {
                return false;
            }
        }
        return true;
    }

    private static String name(Path path) {
        return path.getFileName().toString();
    }

    private static Path findRoot() {
        Path place = Path.of("").toAbsolutePath();
        while (place != null && !Files.exists(place.resolve("lab/architecture/pom.xml"))) {
            place = place.getParent();
        }
        if (place == null) {
            throw new IllegalStateException("the tests must run inside the working copy");
        }
        return place;
    }
}
