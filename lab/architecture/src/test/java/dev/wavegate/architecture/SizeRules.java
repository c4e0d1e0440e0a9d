package dev.wavegate.architecture;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** How large the parts of the code are: medians to look at, and types too small to stand alone. */
final class SizeRules {
    /** A package-private type with fewer lines in its file belongs into its only user. */
    static final int LINES_OF_ITS_OWN = 40;

    private SizeRules() {}

    /**
     * The usual size in a module.
     *
     * @param fileLines of all its files
     * @param methodLines of all its methods and constructors
     * @param parameters of all its constructors and records
     */
    record Medians(int fileLines, int methodLines, int parameters) {
        private static Medians of(List<SourceFile> files) {
            return new Medians(
                    median(files.stream().map(SourceFile::lines).toList()),
                    median(all(files, SourceFile::methodLines)),
                    median(all(files, SourceFile::parameters)));
        }

        private static List<Integer> all(List<SourceFile> files, Function<SourceFile, List<Integer>> sizes) {
            return files.stream().map(sizes).flatMap(Collection::stream).toList();
        }

        private static int median(List<Integer> sizes) {
            return sizes.isEmpty()
                    ? 0
                    : sizes.stream().sorted().skip(sizes.size() / 2).findFirst().orElseThrow();
        }

        /** Whether each of them is at most that of the other. */
        boolean isWithin(Medians bounds) {
            return fileLines <= bounds.fileLines
                    && methodLines <= bounds.methodLines
                    && parameters <= bounds.parameters;
        }
    }

    /** The medians of each module. */
    static Map<String, Medians> medians(List<SourceFile> files, Function<SourceFile, String> module) {
        return files.stream()
                .collect(Collectors.groupingBy(
                        module, TreeMap::new, Collectors.collectingAndThen(Collectors.toList(), Medians::of)));
    }

    /** Package-private top-level types that are small and named by exactly one other file. */
    static SortedSet<String> smallTypesWithOneUser(List<SourceFile> files) {
        Map<String, List<SourceFile>> packages = files.stream().collect(Collectors.groupingBy(SourceFile::packageName));
        return files.stream()
                .filter(SourceFile::packagePrivate)
                .filter(file -> file.lines() < LINES_OF_ITS_OWN)
                .filter(file -> packages.get(file.packageName()).stream()
                                .filter(other -> !other.equals(file))
                                .filter(other -> other.names().contains(file.simpleName()))
                                .count()
                        == 1)
                .map(SourceFile::topLevelType)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
