package dev.wavegate.simulators.google;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Base64;
import java.util.List;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wavegate.simulators.wire.SimClient;
import dev.wavegate.simulators.wire.SimClient.ApiResponse;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TokenEndpointTest {

    private static final String CALENDAR = "/calendar/v3/calendars/ops";

    private final ServiceAccount account = ServiceAccount.named("wavegate");

    @AutoClose
    private GoogleCalendarSimulator simulator;

    @BeforeEach
    void start() throws IOException {
        simulator = GoogleCalendarSimulator.start(
                GoogleCalendarSettings.onPort(0, new SeedCalendar("ops", ZoneId.of("UTC"), List.of()))
                        .requiring(account));
    }

    @Test
    void letsAServiceAccountInWithItsKeyFile() throws Exception {
        ApiResponse token = exchange(grant(account, Instant.now().plusSeconds(3600)));
        SimClient client = new SimClient(simulator.baseUri(), "Authorization", "Bearer " + token.at("/access_token"));

        assertThat(token.at("/token_type")).isEqualTo("Bearer");
        assertThat(client.get(CALENDAR).status()).isEqualTo(200);
    }

    @Test
    void letsNobodyInWithoutAToken() {
        ApiResponse refused = new SimClient(simulator.baseUri()).get(CALENDAR);

        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.at("/error/errors/0/reason")).isEqualTo("authError");
        assertThat(refused.at("/error/status")).isEqualTo("UNAUTHENTICATED");
    }

    @Test
    void refusesTheGrantOfAStranger() throws Exception {
        ApiResponse refused =
                exchange(grant(ServiceAccount.named("wavegate"), Instant.now().plusSeconds(3600)));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.at("/error")).isEqualTo("invalid_grant");
        assertThat(refused.at("/error_description")).isEqualTo("Invalid JWT Signature.");
    }

    @Test
    void refusesAGrantThatIsOver() throws Exception {
        assertThat(exchange(grant(account, Instant.now().minusSeconds(3600))).at("/error"))
                .isEqualTo("invalid_grant");
    }

    @Test
    void refusesOtherWaysToLogIn() {
        ApiResponse refused = new SimClient(simulator.baseUri()).post("/token", "grant_type=password");

        assertThat(refused.at("/error")).isEqualTo("unsupported_grant_type");
    }

    private ApiResponse exchange(String assertion) {
        return new SimClient(simulator.baseUri(), "Content-Type", "application/x-www-form-urlencoded")
                .post(
                        "/token",
                        "grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Ajwt-bearer&assertion=" + assertion);
    }

    private String grant(ServiceAccount by, Instant expiry) throws GeneralSecurityException, IOException {
        URI root = simulator.baseUri();
        String pem = new ObjectMapper()
                .readTree(by.keyFile(root))
                .path("private_key")
                .asText();
        byte[] key = Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
        PrivateKey privateKey = KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(key));
        String unsigned = encoded("{\"alg\":\"RS256\",\"typ\":\"JWT\"}") + "."
                + encoded("{\"iss\":\"" + by.email() + "\",\"aud\":\"" + root + "/token\",\"exp\":"
                        + expiry.getEpochSecond() + "}");
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(privateKey);
        signature.update(unsigned.getBytes(StandardCharsets.US_ASCII));
        return unsigned + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
    }

    private static String encoded(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
