package dev.wavegate.bootstrap;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.origin.Origin;
import org.springframework.boot.origin.PropertySourceOrigin;
import org.springframework.core.env.Environment;

/** Says in one sentence which setting stopped the start: key, rule, value unless it is a secret, and where it is set. */
public final class SettingRefusedAnalyzer extends AbstractFailureAnalyzer<SettingRefused> {
    /** The address of a calendar often is a secret. */
    private static final Pattern SECRET =
            Pattern.compile(".*(token|secret|password|api-?key|jwt-?key$).*|wavegate\\.ics\\..*\\.url");

    private final Environment environment;

    public SettingRefusedAnalyzer(Environment environment) {
        this.environment = environment;
    }

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, SettingRefused refused) {
        String sentence = "The setting " + refused.key() + " " + refused.rule() + ", but "
                + find(refused.key())
                        .map(property -> "is " + shown(property) + " (" + origin(property) + ")")
                        .orElse("is not set")
                + ".";
        return new FailureAnalysis(sentence, "Change " + refused.key() + " and start again.", refused);
    }

    private Optional<ConfigurationProperty> find(String key) {
        ConfigurationPropertyName name = ConfigurationPropertyName.of(key);
        return StreamSupport.stream(
                        ConfigurationPropertySources.get(environment).spliterator(), false)
                .flatMap(source -> Optional.ofNullable(source.getConfigurationProperty(name)).stream())
                .findFirst();
    }

    private static String shown(ConfigurationProperty property) {
        String name = property.getName().toString().toLowerCase(Locale.ROOT);
        return SECRET.matcher(name).matches() ? "***" : "\"" + property.getValue() + "\"";
    }

    private static String origin(ConfigurationProperty property) {
        Origin origin = property.getOrigin();
        if (origin == null) {
            return "from an unknown origin";
        }
        return "from "
                + (origin instanceof PropertySourceOrigin source
                        ? source.getPropertySource().getName()
                        : origin);
    }
}
