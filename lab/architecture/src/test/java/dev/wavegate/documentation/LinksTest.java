package dev.wavegate.documentation;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

final class LinksTest {
    private final List<Page> pages = Checkout.pages().stream().map(Page::read).toList();

    @Test
    void everyLinkLeadsSomewhere() {
        List<String> broken = new ArrayList<>();
        for (Page page : pages) {
            for (String link : page.links()) {
                if (!isOutside(link) && !leadsSomewhere(page, link)) {
                    broken.add(page.file() + " -> " + link);
                }
            }
        }

        assertThat(pages).hasSizeGreaterThan(20);
        assertThat(broken).isEmpty();
    }

    @Test
    void everyPageCanBeFound() {
        Set<Path> linked = new TreeSet<>();
        pages.forEach(page ->
                page.links().stream().filter(link -> !isOutside(link)).forEach(link -> linked.add(target(page, link))));

        assertThat(Checkout.pages().stream()
                        .filter(file -> file.startsWith(Checkout.file("docs")))
                        .filter(file -> !linked.contains(file))
                        .filter(file -> !file.equals(Checkout.file("docs/README.md")))
                        .toList())
                .isEmpty();
    }

    @Test
    void noPageNamesAPlaceOnOneMachine() {
        assertThat(pages)
                .allSatisfy(page -> assertThat(Checkout.text(page.file()))
                        .as(page.file().toString())
                        .doesNotContain("/home/", "/Users/", "/root/"));
    }

    private static boolean leadsSomewhere(Page page, String link) {
        Path target = target(page, link);
        int hash = link.indexOf('#');
        if (!Files.exists(target)) {
            return false;
        }
        return hash < 0 || Page.read(target).anchors().contains(link.substring(hash + 1));
    }

    private static Path target(Page page, String link) {
        int hash = link.indexOf('#');
        String path = hash < 0 ? link : link.substring(0, hash);
        return path.isEmpty() ? page.file() : page.file().resolveSibling(path).normalize();
    }

    private static boolean isOutside(String link) {
        return link.startsWith("http://") || link.startsWith("https://") || link.startsWith("mailto:");
    }
}
