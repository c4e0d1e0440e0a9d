package dev.wavegate.integrations.genericroster;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

import dev.wavegate.domain.text.Secret;
import dev.wavegate.integrations.http.HttpSettings;
import dev.wavegate.integrations.http.HttpStack;

/**
 * One shift system and how to reach it.
 *
 * @param source what schedule references call it
 * @param dialect the file that describes how it speaks
 * @param root where it is, when the dialect asks over HTTP
 * @param folder where its files are, when the dialect reads files
 * @param secrets what the dialect calls {@code {secret:<name>}}
 * @param names what the system calls the rosters that plans name; when there are any, there are no others
 * @param people e-mail addresses of those whom the system knows under identities of its own
 */
public record GenericRosterSettings(
        String source,
        Path dialect,
        Optional<URI> root,
        Optional<Path> folder,
        Map<String, Secret> secrets,
        Map<String, String> names,
        Map<String, String> people,
        HttpSettings http) {
    public GenericRosterSettings {
        root.ifPresent(each -> HttpStack.requireRoot("the root of " + source, each));
        secrets = Map.copyOf(secrets);
        names = Map.copyOf(names);
        people = Map.copyOf(people);
    }

    /** A system that is asked over HTTP. */
    public static GenericRosterSettings at(String source, Path dialect, URI root) {
        return new GenericRosterSettings(
                source,
                dialect,
                Optional.of(root),
                Optional.empty(),
                Map.of(),
                Map.of(),
                Map.of(),
                HttpSettings.defaults());
    }

    /** A system that leaves files in a folder. */
    public static GenericRosterSettings in(String source, Path dialect, Path folder) {
        return new GenericRosterSettings(
                source,
                dialect,
                Optional.empty(),
                Optional.of(folder),
                Map.of(),
                Map.of(),
                Map.of(),
                HttpSettings.defaults());
    }

    /** The same with these secrets. */
    public GenericRosterSettings withSecrets(Map<String, Secret> changed) {
        return new GenericRosterSettings(source, dialect, root, folder, changed, names, people, http);
    }

    /** The same with these rosters and no others. */
    public GenericRosterSettings withNames(Map<String, String> changed) {
        return new GenericRosterSettings(source, dialect, root, folder, secrets, changed, people, http);
    }

    /** The same with these identities. */
    public GenericRosterSettings withPeople(Map<String, String> changed) {
        return new GenericRosterSettings(source, dialect, root, folder, secrets, names, changed, http);
    }

    /** The same with other patience. */
    public GenericRosterSettings withHttp(HttpSettings changed) {
        return new GenericRosterSettings(source, dialect, root, folder, secrets, names, people, changed);
    }
}
