package dev.wavegate.testkit.rollout;

import dev.wavegate.domain.rollout.PlanDigest;
import dev.wavegate.domain.rollout.Plans;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What every store of plans does. */
public abstract class PlansContract {
    private static final PlanDigest DIGEST = new PlanDigest("c4".repeat(32));

    /** The store under test, empty. */
    protected abstract Plans plans();

    @Test
    void findsAPlanAsItWasStored() {
        plans().store(DIGEST, "{\"name\":\"ı\", \"a\" : 1}");

        assertThat(plans().find(DIGEST)).contains("{\"name\":\"ı\", \"a\" : 1}");
    }

    @Test
    void neverChangesAStoredPlan() {
        plans().store(DIGEST, "{}");
        plans().store(DIGEST, "{\"other\":1}");

        assertThat(plans().find(DIGEST)).contains("{}");
    }

    @Test
    void knowsNoOtherPlan() {
        assertThat(plans().find(new PlanDigest("d5".repeat(32)))).isEmpty();
    }
}
