package dev.wavegate.integrations.http;

import java.net.URI;
import java.util.Optional;

import okhttp3.HttpUrl;

/**
 * The host of one outside system, to which alone our credentials may go: links that an answer gives are followed there
 * and nowhere else, whoever wrote them into it.
 */
public final class OwnHost {
    private final HttpUrl root;

    public OwnHost(URI root) {
        this.root = HttpUrl.get(root.toString());
    }

    /** Where the link leads from the page that it stands on; empty when that is another host, port or scheme. */
    public Optional<HttpUrl> followed(HttpUrl page, String link) {
        return Optional.ofNullable(page.resolve(link)).filter(this::isOurs);
    }

    private boolean isOurs(HttpUrl url) {
        return url.scheme().equals(root.scheme())
                && url.host().equals(root.host())
                && url.port() == root.port()
                && url.username().isEmpty()
                && url.password().isEmpty();
    }
}
