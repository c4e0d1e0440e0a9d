package dev.wavegate.activities.wave;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

import dev.wavegate.domain.cohort.DeviceOutcome;
import dev.wavegate.domain.cohort.OutcomeCounts;
import dev.wavegate.domain.dispatch.Intent;
import dev.wavegate.workflows.temporal.Payloads;
import dev.wavegate.workflows.wave.CohortActivities;
import dev.wavegate.workflows.wave.DriveResult;
import dev.wavegate.workflows.wave.WaveActivities;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.testing.TestActivityEnvironment;
import io.temporal.testing.TestEnvironmentOptions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The same work, but with heartbeats as Temporal hears them. */
class HeartbeatTest {
    private static final Duration AT_ONCE = Duration.ofMillis(1);

    private final LaneScene scene = new LaneScene();
    private final TestActivityEnvironment environment =
            TestActivityEnvironment.newInstance(TestEnvironmentOptions.newBuilder()
                    .setWorkflowClientOptions(WorkflowClientOptions.newBuilder()
                            .setDataConverter(Payloads.converter())
                            .build())
                    .build());
    private final List<OutcomeCounts> heartbeats = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() {
        environment.close();
    }

    private void keepHeartbeats(Runnable then) {
        environment.setActivityHeartbeatListener(OutcomeCounts.class, counts -> {
            heartbeats.add(counts);
            then.run();
        });
    }

    private WaveActivities driving() {
        environment.registerActivitiesImplementations(new WaveActivitiesImpl(scene.ports(), AT_ONCE));
        return environment.newActivityStub(WaveActivities.class);
    }

    @Test
    void showsThatItLivesWhileItDrives() {
        scene.withThermostats(60);
        keepHeartbeats(() -> {
            scene.clock.advance(LaneScene.TICK);
            scene.devices.step();
        });

        DriveResult result =
                driving().drive(scene.order(Intent.UPDATE, Optional.of(LaneScene.in(Duration.ofHours(1)))));

        assertThat(result.end()).isEqualTo(DriveResult.End.DONE);
        assertThat(heartbeats).isNotEmpty();
    }

    @Test
    void answersWithItsCountsWhenItIsCancelled() {
        scene.withThermostats(60);
        keepHeartbeats(() -> {
            if (scene.count(DeviceOutcome.DISPATCHED) == 60) {
                environment.requestCancelActivity();
            }
        });

        DriveResult result =
                driving().drive(scene.order(Intent.UPDATE, Optional.of(LaneScene.in(Duration.ofHours(1)))));

        assertThat(result.end()).isEqualTo(DriveResult.End.STOPPED);
        assertThat(result.counts().inFlight()).isEqualTo(60);
    }

    @Test
    void showsThatItLivesWhileItAsksForTheLastTime() {
        scene.withThermostats(60);
        scene.drive();
        keepHeartbeats(() -> {});

        assertThat(driving().judge(scene.order(Intent.UPDATE, Optional.empty())).end())
                .isEqualTo(DriveResult.End.DONE);

        assertThat(heartbeats).isNotEmpty();
    }

    @Test
    void showsThatItLivesWhileItFreezesAndRecalls() {
        scene.devices.withThermostats(120, "4.2.0");
        keepHeartbeats(() -> {});
        environment.registerActivitiesImplementations(new CohortActivitiesImpl(scene.ports()));
        CohortActivities cohorts = environment.newActivityStub(CohortActivities.class);

        assertThat(cohorts.freeze(scene.rollout()).devices()).isEqualTo(120);
        int pages = heartbeats.size();
        scene.stoppedAtBeat(1).drive();
        cohorts.recall(scene.rollout());

        assertThat(pages).isPositive();
        assertThat(heartbeats).hasSizeGreaterThan(pages);
    }
}
