package dev.wavegate.worker;

import java.util.Map;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** Settings bound from keys and values as people write them. */
public final class Bound {
    private Bound() {}

    public static <T> T to(Class<T> type, String prefix, Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings)).bindOrCreate(prefix, type);
    }
}
