package dev.wavegate.worker.temporal;

import java.time.Duration;

import dev.wavegate.bootstrap.SettingRefused;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the worker serves the engine.
 *
 * @param withoutStickyQueue replay every workflow from its start for every task; for servers whose sticky queues never
 *     time out
 * @param drain how long a stopping worker waits for short activities to finish
 * @param drives how many lanes this process drives at once
 * @param cachedWorkflows how many workflows stay in memory between their tasks, some tens of kilobytes each; the others are
 *     replayed from their short histories when they go on
 * @param tick the rest between two looks at the devices of a lane
 */
@ConfigurationProperties("wavegate.worker")
public record WorkerProperties(
        @DefaultValue("false") boolean withoutStickyQueue,
        @DefaultValue("20s") Duration drain,
        @DefaultValue("100") int drives,
        @DefaultValue("100") int cachedWorkflows,
        @DefaultValue("1s") Duration tick) {
    public WorkerProperties {
        if (drives < 1) {
            throw new SettingRefused("wavegate.worker.drives", "must be at least 1");
        }
        if (cachedWorkflows < 1) {
            throw new SettingRefused("wavegate.worker.cached-workflows", "must be at least 1");
        }
        if (tick.isNegative() || tick.isZero()) {
            throw new SettingRefused("wavegate.worker.tick", "must be longer than 0 s");
        }
    }
}
