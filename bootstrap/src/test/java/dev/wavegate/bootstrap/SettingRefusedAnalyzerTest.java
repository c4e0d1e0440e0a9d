package dev.wavegate.bootstrap;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

import static dev.wavegate.golden.GoldenMessages.golden;
import static org.assertj.core.api.Assertions.assertThat;

class SettingRefusedAnalyzerTest {
    @Test
    void namesKeyRuleValueAndOrigin() {
        assertThat(sentence("wavegate.api.address", "must be a loopback address"))
                .satisfies(golden("setting.refused"));
    }

    @Test
    void namesWhatIsNotSet() {
        assertThat(sentence("wavegate.database.url", "must begin with jdbc:postgresql:"))
                .satisfies(golden("setting.not-set"));
    }

    @Test
    void hidesSecrets() {
        assertThat(sentence("wavegate.api.token", "must be longer"))
                .contains("***")
                .doesNotContain("s3cret");
        assertThat(sentence("wavegate.ics.freeze.url", "must be an address"))
                .contains("***")
                .doesNotContain("s3cret");
    }

    private static String sentence(String key, String rule) {
        StandardEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "wavegate.yaml",
                        Map.of(
                                "wavegate.api.address", "0.0.0.0",
                                "wavegate.api.token", "s3cret",
                                "wavegate.ics.freeze.url", "https://calendars.example/s3cret")));
        ConfigurationPropertySources.attach(environment);
        SettingRefused refused = new SettingRefused(key, rule);
        return new SettingRefusedAnalyzer(environment).analyze(refused, refused).getDescription();
    }
}
