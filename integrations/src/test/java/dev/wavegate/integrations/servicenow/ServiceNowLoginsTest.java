package dev.wavegate.integrations.servicenow;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManagerFactory;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import dev.wavegate.domain.failure.FailureCode;
import dev.wavegate.domain.text.Secret;
import dev.wavegate.integrations.http.ClientCertificate;
import dev.wavegate.integrations.http.JwtAssertion;
import dev.wavegate.integrations.lab.SimulatorControl;
import dev.wavegate.integrations.servicenow.ServiceNowSettings.Credentials;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import static dev.wavegate.testkit.failure.FailureAssertions.assertFails;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ServiceNowLoginsTest {
    @RegisterExtension
    final ServiceNowLab lab = new ServiceNowLab();

    @Test
    void anApiKeyIsEnough() {
        connect(new Credentials.ApiKey(new Secret("now_wavegate-key"))).selfTest();

        assertFails(
                FailureCode.CHANGE_DENIED,
                () -> connect(new Credentials.ApiKey(new Secret("now_other"))).selfTest());
    }

    @Nested
    class WithASignedAssertion {
        private final KeyPair pair = keyPair();

        @Test
        void theClientGetsATokenAndKeepsIt() {
            register("wavegate-2026");
            ServiceNow connection = connect(bearer("wavegate-2026", "wavegate"));

            connection.selfTest();
            connection.selfTest();

            assertThat(lab.control().seen("POST", "/oauth_token.do")).isEqualTo(1);
        }

        @Test
        void theClientIsDeniedWithAnotherKeyOrForAnotherUser() {
            assertFails(
                    FailureCode.CHANGE_DENIED,
                    () -> connect(bearer("wavegate-2026", "wavegate")).selfTest());
            register("wavegate-2026");
            assertFails(
                    FailureCode.CHANGE_DENIED,
                    () -> connect(bearer("wavegate-2026", "admin")).selfTest());
            assertFails(
                    FailureCode.CHANGE_DENIED,
                    () -> connect(bearer("wavegate-2025", "wavegate")).selfTest());
        }

        @Test
        void anythingButAKeyIsRefusedWithoutQuotingIt() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> JwtAssertion.of(new Secret("s3cret"), "k", "c", "u"))
                    .withMessageNotContaining("s3cret");
        }

        private void register(String keyId) {
            String body = SimulatorControl.object()
                    .put("keyId", keyId)
                    .put(
                            "publicKey",
                            Base64.getEncoder().encodeToString(pair.getPublic().getEncoded()))
                    .toString();
            assertThat(lab.control().send("POST", "/_sim/jwt-verifier", body).statusCode())
                    .isEqualTo(204);
        }

        private Credentials bearer(String keyId, String user) {
            String pem = "-----BEGIN PRIVATE KEY-----\n"
                    + Base64.getMimeEncoder().encodeToString(pair.getPrivate().getEncoded())
                    + "\n-----END PRIVATE KEY-----\n";
            return new Credentials.JwtBearer(
                    "wavegate-client",
                    new Secret("wavegate-secret"),
                    JwtAssertion.of(new Secret(pem), keyId, "wavegate-client", user));
        }

        private static KeyPair keyPair() {
            try {
                KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
                generator.initialize(2048);
                return generator.generateKeyPair();
            } catch (NoSuchAlgorithmException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }

    @Nested
    class WithACertificate {
        private static final String PASSWORD = "change-it";

        @TempDir
        private Path directory;

        @Test
        void theConnectionSaysWhoCalls() throws Exception {
            Path server = store("server", "-ext", "san=ip:127.0.0.1");
            Path client = store("client");
            trust(server, client);
            trust(client, server);
            HttpsServer instance = instance(server);
            try {
                URI root =
                        URI.create("https://127.0.0.1:" + instance.getAddress().getPort());

                connect(root, client).selfTest();

                Path stranger = store("stranger");
                trust(server, stranger);
                assertFails(
                        FailureCode.SYSTEM_UNAVAILABLE,
                        () -> connect(root, stranger).selfTest());
            } finally {
                instance.stop(0);
            }
        }

        @Test
        void aStoreThatCannotBeReadIsRefused() throws IOException {
            Path noStore = Files.writeString(directory.resolve("nothing.p12"), "nothing");

            assertThatIllegalArgumentException().isThrownBy(() -> ClientCertificate.of(noStore, new Secret(PASSWORD)));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> ClientCertificate.of(directory.resolve("nowhere"), new Secret(PASSWORD)));
        }

        private ServiceNow connect(URI root, Path store) {
            return lab.connect(ServiceNowSettings.of(
                    root, new Credentials.Certificate(ClientCertificate.of(store, new Secret(PASSWORD)))));
        }

        /** A server that lets nobody in without a certificate that it trusts. */
        private HttpsServer instance(Path store) throws Exception {
            KeyStore keys = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
            KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            own.init(keys, PASSWORD.toCharArray());
            TrustManagerFactory trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trusted.init(keys);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(own.getKeyManagers(), trusted.getTrustManagers(), null);
            HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setHttpsConfigurator(new HttpsConfigurator(context) {
                @Override
                public void configure(HttpsParameters parameters) {
                    SSLParameters needed = context.getDefaultSSLParameters();
                    needed.setNeedClientAuth(true);
                    parameters.setSSLParameters(needed);
                }
            });
            server.createContext("/", exchange -> {
                byte[] body = "{\"result\":[{\"sys_id\":\"1\"}]}".getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().add("Content-Type", "application/json");
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
                exchange.close();
            });
            server.start();
            return server;
        }

        private Path store(String name, String... more) throws Exception {
            Path store = directory.resolve(name + ".p12");
            keytool(
                    Stream.concat(
                                    Stream.of("-genkeypair", "-alias", name, "-keyalg", "RSA", "-dname", "CN=" + name),
                                    Arrays.stream(more))
                            .toList(),
                    store);
            return store;
        }

        private void trust(Path certified, Path trusting) throws Exception {
            String name = certified.getFileName().toString().replace(".p12", "");
            Path certificate = directory.resolve(name + ".crt");
            if (!Files.exists(certificate)) {
                keytool(List.of("-exportcert", "-alias", name, "-file", certificate.toString()), certified);
            }
            keytool(
                    List.of("-importcert", "-noprompt", "-alias", "of-" + name, "-file", certificate.toString()),
                    trusting);
        }

        private void keytool(List<String> arguments, Path store) throws Exception {
            List<String> command = Stream.concat(
                            Stream.concat(
                                    Stream.of(Path.of(System.getProperty("java.home"), "bin", "keytool")
                                            .toString()),
                                    arguments.stream()),
                            Stream.of(
                                    "-keystore",
                                    store.toString(),
                                    "-storetype",
                                    "PKCS12",
                                    "-storepass",
                                    PASSWORD,
                                    "-J-Duser.language=en"))
                    .toList();
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).as(output).isZero();
        }
    }

    private ServiceNow connect(Credentials credentials) {
        return lab.connect(ServiceNowSettings.of(lab.settings().instance(), credentials));
    }
}
