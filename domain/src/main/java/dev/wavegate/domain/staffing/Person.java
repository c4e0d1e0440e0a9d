package dev.wavegate.domain.staffing;

import java.util.Locale;

/** A person, identified in all sources by the key alone (e-mail address or id, in lower case). */
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
