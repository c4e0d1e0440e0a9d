package dev.wavegate.domain.dispatch;

import java.util.List;

import dev.wavegate.domain.identity.DeviceId;

/**
 * What a backend said to an assignment; the same however often it is asked.
 *
 * @param accepted how many devices it took
 * @param refusals the devices it did not take
 */
public record DispatchResult(DispatchKey key, int accepted, List<Refusal> refusals) {
    public DispatchResult {
        refusals = List.copyOf(refusals);
    }

    /**
     * A device that the backend did not take.
     *
     * @param code the backend's reason
     */
    public record Refusal(DeviceId device, String code) {}
}
