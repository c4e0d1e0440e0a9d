package dev.wavegate.documentation;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

final class SettingsTest {
    /** Texts that look like keys and are none, each with what it is. */
    private static final Map<String, String> NO_SETTINGS = Map.of(
            "wavegate.yaml", "the usual name of the file",
            "wavegate.checkout", "how the launcher tells where the sources lie",
            "wavegate.log.level", "how --verbose reaches the logging framework",
            "wavegate.log.trace", "how --verbose reaches the logging framework",
            "wavegate.golden", "how a test run rewrites its golden messages");

    private static final Pattern NAMED_IN_CODE = Pattern.compile("\"(wavegate\\.[a-z]+(?:[.-][a-z]+)*)\"");

    private final SortedMap<String, Optional<String>> keys = SettingKeys.ofTheProduct();
    private final Page reference = Page.read(Checkout.file("docs/reference/configuration.md"));

    @Test
    void everyKeyIsDocumentedWithItsDefault() {
        Map<String, Optional<String>> documented = new TreeMap<>();
        for (List<String> row : reference.rows()) {
            if (row.get(0).startsWith("`wavegate.")) {
                String value = row.get(1);
                documented.put(
                        row.get(0).replace("`", ""),
                        value.startsWith("`") ? Optional.of(value.replace("`", "")) : Optional.empty());
            }
        }

        assertThat(documented).isEqualTo(keys);
    }

    @Test
    void everyExampleUsesKeysThatExist() throws IOException {
        List<String> unknown = new ArrayList<>();
        int examples = 0;
        for (var file : Checkout.pages()) {
            for (Page.Block block : Page.read(file).blocks()) {
                if (block.language().equals("yaml") && block.text().startsWith("wavegate:")) {
                    examples++;
                    for (String key : flattened("", new YAMLMapper().readTree(block.text()))) {
                        if (keys.keySet().stream().noneMatch(known -> fits(known, key))) {
                            unknown.add(file + ": " + key);
                        }
                    }
                }
            }
        }

        assertThat(examples).isGreaterThan(3);
        assertThat(unknown).isEmpty();
    }

    @Test
    void everyKeyThatTheCodeNamesExists() {
        List<String> unknown = new ArrayList<>();
        for (var source : Checkout.mainSources()) {
            Matcher matcher = NAMED_IN_CODE.matcher(Checkout.text(source));
            while (matcher.find()) {
                String named = matcher.group(1);
                boolean exists =
                        keys.keySet().stream().anyMatch(known -> fits(known, named) || known.startsWith(named + "."));
                if (!exists && !NO_SETTINGS.containsKey(named)) {
                    unknown.add(source + ": " + named);
                }
            }
        }

        assertThat(unknown).isEmpty();
    }

    private static boolean fits(String known, String key) {
        return key.matches(known.replace(".", "\\.").replace(SettingKeys.NAME, "[^.]+"));
    }

    private static Set<String> flattened(String prefix, JsonNode node) {
        Set<String> found = new TreeSet<>();
        node.properties().forEach(each -> {
            String key = prefix.isEmpty() ? each.getKey() : prefix + "." + each.getKey();
            if (each.getValue().isObject()) {
                found.addAll(flattened(key, each.getValue()));
            } else {
                found.add(key);
            }
        });
        return found;
    }
}
