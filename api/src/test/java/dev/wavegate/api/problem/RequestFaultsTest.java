package dev.wavegate.api.problem;

import dev.wavegate.api.lab.RunningApi;
import org.junit.jupiter.api.Test;

import static dev.wavegate.api.lab.RunningApi.ROLLOUTS;
import static org.assertj.core.api.Assertions.assertThat;

class RequestFaultsTest {
    private final RunningApi api = RunningApi.shared();

    @Test
    void knowsNothingAtAnUnknownAddress() {
        assertThat(api.get("/api/v1/rolouts")
                        .isProblem(404, "request.path-unknown")
                        .text("/instance"))
                .isEqualTo("/api/v1/rolouts");
        api.get("/").isProblem(404, "request.path-unknown");
        api.get("/error").isProblem(404, "request.path-unknown");
    }

    @Test
    void namesTheMethodsThatAnAddressTakes() {
        assertThat(api.send("DELETE", ROLLOUTS)
                        .isProblem(405, "request.method-not-allowed")
                        .header("Allow"))
                .contains("GET", "POST");
        api.send("PUT", ROLLOUTS + "/some").isProblem(405, "request.method-not-allowed");
    }

    @Test
    void tellsOfTheProblemInJsonWhateverWasAskedFor() {
        api.get(ROLLOUTS, "Accept", "text/html").isProblem(406, "request.not-acceptable");
        api.get(ROLLOUTS + "/nobody", "Accept", "application/yaml").isProblem(406, "request.not-acceptable");
        api.get(ROLLOUTS + "/nobody/journal:stream", "Accept", "text/event-stream")
                .isProblem(404, "rollout.missing");
    }

    @Test
    void namesTheRolloutWhenItKnowsIt() {
        assertThat(api.get(ROLLOUTS + "/nobody")
                        .isProblem(404, "rollout.missing")
                        .text("/rolloutId"))
                .isEqualTo("nobody");
        assertThat(api.get(ROLLOUTS + "/No%20Body")
                        .isProblem(404, "rollout.missing")
                        .json()
                        .has("rolloutId"))
                .isFalse();
    }

    @Test
    void answersWithAProblemWhenTheServerItselfGivesUp() {
        assertThat(api.get(ROLLOUTS + "/a%2Fb").status()).isEqualTo(400);
    }
}
