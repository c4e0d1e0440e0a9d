package dev.wavegate.integrations.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Arrays;
import java.util.Collections;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

import dev.wavegate.domain.text.Secret;
import org.jspecify.annotations.Nullable;

/** A certificate that shows who we are when a TLS connection is made. */
public final class ClientCertificate {
    private final SSLSocketFactory sockets;
    private final X509TrustManager trust;

    private ClientCertificate(SSLSocketFactory sockets, X509TrustManager trust) {
        this.sockets = sockets;
        this.trust = trust;
    }

    /**
     * The certificate and key in a PKCS#12 store. If the store holds certificates of authorities as well, these alone are
     * trusted; else those of the Java runtime.
     *
     * @throws IllegalArgumentException if the store cannot be read or has no key
     */
    public static ClientCertificate of(Path store, Secret password) {
        try (InputStream content = Files.newInputStream(store)) {
            KeyStore keys = KeyStore.getInstance("PKCS12");
            char[] secret = password.value().toCharArray();
            keys.load(content, secret);
            KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            managers.init(keys, secret);
            X509TrustManager trust = trust(keys);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(managers.getKeyManagers(), new TrustManager[] {trust}, null);
            return new ClientCertificate(context.getSocketFactory(), trust);
        } catch (IOException | GeneralSecurityException unreadable) {
            throw new IllegalArgumentException(
                    "the key store must be a PKCS#12 file that the password opens, but " + unreadable.getMessage(),
                    unreadable);
        }
    }

    private static X509TrustManager trust(KeyStore keys) throws GeneralSecurityException {
        boolean hasKey = false;
        boolean hasAuthorities = false;
        for (String alias : Collections.list(keys.aliases())) {
            hasKey = hasKey || keys.isKeyEntry(alias);
            hasAuthorities = hasAuthorities || keys.isCertificateEntry(alias);
        }
        if (!hasKey) {
            throw new GeneralSecurityException("it has no key");
        }
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        @Nullable KeyStore authorities = hasAuthorities ? keys : null;
        factory.init(authorities);
        return Arrays.stream(factory.getTrustManagers())
                .filter(X509TrustManager.class::isInstance)
                .map(X509TrustManager.class::cast)
                .findFirst()
                .orElseThrow(() -> new GeneralSecurityException("no trust manager is available"));
    }

    SSLSocketFactory sockets() {
        return sockets;
    }

    X509TrustManager trust() {
        return trust;
    }
}
