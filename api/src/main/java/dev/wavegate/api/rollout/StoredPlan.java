package dev.wavegate.api.rollout;

import java.util.List;
import java.util.stream.StreamSupport;

import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What views need of a plan as it is stored; read as it stands, so that plans from before a rule became stricter stay
 * readable.
 *
 * @param version the version that is rolled out
 * @param waves names of the waves, in order
 */
record StoredPlan(String version, List<String> waves) {
    StoredPlan {
        waves = List.copyOf(waves);
    }

    /** Reads stored plans. */
    @Component
    static final class Reader {
        private final JsonMapper json;

        Reader(JsonMapper json) {
            this.json = json;
        }

        StoredPlan read(String planJson) {
            JsonNode spec = json.readTree(planJson).path("spec");
            List<String> waves = StreamSupport.stream(spec.path("waves").spliterator(), false)
                    .map(wave -> wave.path("name").asString(""))
                    .toList();
            return new StoredPlan(spec.path("release").path("version").asString(""), waves);
        }
    }
}
