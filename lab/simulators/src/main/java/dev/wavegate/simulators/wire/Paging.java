package dev.wavegate.simulators.wire;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Parts of lists, and the opaque tokens that say where the next one begins. */
public final class Paging {
    private Paging() {}

    /** At most so many elements from an index on; none beyond the end. */
    public static <T> List<T> slice(List<T> all, long from, long most) {
        int start = (int) Math.min(all.size(), from);
        return all.subList(start, (int) Math.min(all.size(), start + most));
    }

    /** A token of parts without slashes. */
    public static String token(Object... parts) {
        String plain = Stream.of(parts).map(Object::toString).collect(Collectors.joining("/"));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }

    /** The parts of a token; none when it was not made by {@link #token}. */
    public static List<String> parts(String token) {
        try {
            return List.of(new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8).split("/", -1));
        } catch (IllegalArgumentException notBase64) {
            return List.of();
        }
    }
}
