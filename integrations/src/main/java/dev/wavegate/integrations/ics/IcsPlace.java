package dev.wavegate.integrations.ics;

import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Function;

import dev.wavegate.domain.text.Secret;
import dev.wavegate.integrations.http.HttpStack;

/** Where a calendar lies. */
public sealed interface IcsPlace {
    /** The result of the function for this kind of place. */
    default <T> T match(Function<Web, T> web, Function<InFile, T> file) {
        return this instanceof Web it ? web.apply(it) : file.apply((InFile) this);
    }

    /**
     * At an address that is fetched; whoever knows the address may read the calendar.
     *
     * @param address http, https, or webcal, which stands for https
     */
    record Web(Secret address) implements IcsPlace {
        private static final String WEBCAL = "webcal:";

        public Web {
            uri(address);
        }

        URI uri() {
            return uri(address);
        }

        private static URI uri(Secret address) {
            String text = address.value().strip();
            if (text.toLowerCase(Locale.ROOT).startsWith(WEBCAL)) {
                text = "https:" + text.substring(WEBCAL.length());
            }
            try {
                return HttpStack.requireRoot("the address of a calendar", URI.create(text));
            } catch (IllegalArgumentException wrong) {
                // Without the cause, whose message may quote the address.
                throw new IllegalArgumentException(
                        "the address of a calendar must be an http, https or webcal address without user");
            }
        }
    }

    /** In a file that is read again every time. */
    record InFile(Path path) implements IcsPlace {}
}
