package dev.wavegate.domain.staffing;

import java.util.Locale;

/** A human being; the key (e-mail address or id, kept in lower case) alone says who it is, in all sources alike. */
public record Person(String key, String name) {

    public Person {
        key = key.strip().toLowerCase(Locale.ROOT);
        name = name.isBlank() ? key : name.strip();
        if (key.isEmpty()) {
            throw new IllegalArgumentException("person key must not be blank, but is \"" + key + "\"");
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Person person && person.key.equals(key);
    }

    @Override
    public int hashCode() {
        return key.hashCode();
    }
}
