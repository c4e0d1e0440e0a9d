package dev.wavegate.documentation;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A page of documentation, taken apart. */
record Page(Path file, List<String> prose, List<Block> blocks) {
    private static final Pattern LINK = Pattern.compile("\\[[^\\]]*\\]\\(([^)\\s]+)\\)");
    private static final String FENCE = "```";

    /**
     * A block of code in a page.
     *
     * @param heading the heading that it stands under
     * @param language what stands after the fence
     */
    record Block(String heading, String language, List<String> lines) {
        String text() {
            return String.join("\n", lines);
        }
    }

    static Page read(Path file) {
        List<String> prose = new ArrayList<>();
        List<Block> blocks = new ArrayList<>();
        String heading = "";
        Block open = null;
        for (String line : Checkout.lines(file)) {
            if (line.strip().startsWith(FENCE)) {
                open = open == null
                        ? new Block(heading, line.strip().substring(FENCE.length()), new ArrayList<>())
                        : closed(blocks, open);
            } else if (open != null) {
                open.lines().add(line);
            } else {
                heading = line.startsWith("#") ? line.replaceFirst("^#+\\s*", "") : heading;
                prose.add(line);
            }
        }
        return new Page(file, List.copyOf(prose), List.copyOf(blocks));
    }

    private static Block closed(List<Block> blocks, Block open) {
        blocks.add(open);
        return null;
    }

    /** The rows of its tables, each as its cells. */
    List<List<String>> rows() {
        return prose.stream()
                .filter(line -> line.startsWith("| "))
                .map(line -> Pattern.compile("(?<!\\\\)\\|")
                        .splitAsStream(line.substring(1))
                        .map(String::strip)
                        .toList())
                .toList();
    }

    /** What it links to, outside of blocks. */
    List<String> links() {
        List<String> links = new ArrayList<>();
        for (String line : prose) {
            Matcher matcher = LINK.matcher(line);
            while (matcher.find()) {
                links.add(matcher.group(1));
            }
        }
        return links;
    }

    /** The names by which headings can be linked to. */
    Set<String> anchors() {
        return prose.stream()
                .filter(line -> line.startsWith("#"))
                .map(line -> line.replaceFirst("^#+\\s*", "").toLowerCase(Locale.ROOT))
                .map(title -> title.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'))
                .collect(Collectors.toSet());
    }
}
