package dev.wavegate.integrations.fleetapi;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;

import dev.wavegate.domain.dispatch.Dispatch;
import dev.wavegate.domain.dispatch.DispatchKey;
import dev.wavegate.domain.dispatch.DispatchResult;
import dev.wavegate.domain.failure.Failure;
import dev.wavegate.domain.failure.FailureCode;
import dev.wavegate.domain.failure.FailureKind;
import dev.wavegate.domain.fleet.Device;
import dev.wavegate.domain.fleet.DeviceFleet;
import dev.wavegate.domain.fleet.DevicePage;
import dev.wavegate.domain.fleet.DeviceState;
import dev.wavegate.domain.fleet.FleetSelection;
import dev.wavegate.domain.fleet.ReportPage;
import dev.wavegate.domain.identity.DeviceId;
import dev.wavegate.integrations.http.Calls;
import org.jspecify.annotations.Nullable;

/** A fleet behind the Fleet API. */
final class FleetApiFleet implements DeviceFleet {
    private static final List<String> FILTERS = List.of("model", "region", "site", "criticality");
    private static final int LARGEST_FEED_PAGE = 10_000;

    private final FleetApi api;
    private final Calls calls;
    private final String name;
    private final int pageSize;
    private final AtomicInteger mostTargets = new AtomicInteger();

    FleetApiFleet(FleetApi api, Calls calls, FleetApiSettings settings) {
        this.api = api;
        this.calls = calls;
        this.name = settings.name();
        this.pageSize = settings.pageSize();
    }

    @Override
    public int mostTargets() {
        int known = mostTargets.get();
        if (known > 0) {
            return known;
        }
        Integer told = calls.execute(api.status()).maxTargetsPerAssignment();
        if (told == null || told < 1) {
            throw unreadable(false, "does not report the largest number of targets of a dispatch");
        }
        mostTargets.set(told);
        return told;
    }

    @Override
    public DevicePage devices(FleetSelection selection, String cursor, int most) {
        if (selection.attributes().values().stream().anyMatch(List::isEmpty)) {
            return new DevicePage(List.of(), Optional.empty());
        }
        Map<String, String> parameters = filters(selection);
        parameters.put("pageSize", Integer.toString(Math.max(1, Math.min(most, pageSize))));
        if (!cursor.isEmpty()) {
            parameters.put("pageToken", cursor);
        }
        Wire.Devices page = calls.execute(api.devices(parameters));
        // The API has no filter for hardware, and none for values that hold a comma.
        FleetSelection attributes = new FleetSelection(selection.attributes(), Optional.empty());
        List<Device> devices = all(page.devices(), FleetConverter::device).stream()
                .filter(attributes::admits)
                .toList();
        return new DevicePage(devices, Optional.ofNullable(page.nextPageToken()).filter(next -> !next.isEmpty()));
    }

    private static Map<String, String> filters(FleetSelection selection) {
        Map<String, String> parameters = new HashMap<>();
        selection.attributes().forEach((attribute, values) -> {
            boolean expressible = values.stream().noneMatch(value -> value.isEmpty() || value.contains(","));
            if (FILTERS.contains(attribute) && expressible) {
                parameters.put(attribute, String.join(",", values));
            }
        });
        return parameters;
    }

    @Override
    public Map<DeviceId, DeviceState> states(Collection<DeviceId> devices) {
        if (devices.isEmpty()) {
            return Map.of();
        }
        List<String> identifiers = devices.stream().map(DeviceId::value).toList();
        Wire.States answer = calls.execute(api.states(new Wire.Identifiers(identifiers)));
        Map<DeviceId, DeviceState> states = new HashMap<>();
        all(answer.states(), FleetConverter::state).forEach(state -> states.put(state.id(), state));
        return states;
    }

    @Override
    public DispatchResult assign(Dispatch assignment) {
        Wire.Receipt receipt =
                calls.execute(api.assign(assignment.key().value(), FleetConverter.assignment(assignment)));
        return readable(true, () -> FleetConverter.answer(assignment.key(), receipt));
    }

    @Override
    public Optional<DispatchResult> resultOf(Dispatch assignment) {
        return lookedUp(assignment.key()).map(found -> {
            if (!readable(false, () -> FleetConverter.isOf(assignment, found))) {
                throw Failure.of(
                        FailureCode.ASSIGNMENT_CONFLICT,
                        name + " has another dispatch under the key " + assignment.key());
            }
            return readable(false, () -> FleetConverter.answer(assignment.key(), found));
        });
    }

    private Optional<Wire.Found> lookedUp(DispatchKey key) {
        try {
            return Optional.of(calls.execute(api.assignment(key.value())));
        } catch (Failure failure) {
            if (failure.kind() != FailureKind.MISSING) {
                throw failure;
            }
            return Optional.empty();
        }
    }

    @Override
    public void cancel(DispatchKey key) {
        calls.execute(api.cancel(key.value()));
    }

    @Override
    public ReportPage reports(String group, String cursor, int most) {
        int limit = Math.max(1, Math.min(most, LARGEST_FEED_PAGE));
        Wire.Outcomes page = calls.execute(api.outcomes(group, cursor, limit));
        String next = page.nextCursor();
        if (next == null) {
            throw unreadable(false, "sent outcomes without a cursor");
        }
        return new ReportPage(all(page.outcomes(), FleetConverter::report), next);
    }

    @Override
    public void selfTest() {
        calls.execute(api.status());
    }

    private <W, D> List<D> all(@Nullable List<W> wire, Function<W, D> converter) {
        if (wire == null) {
            throw unreadable(false, "sent a response without its list");
        }
        return readable(false, () -> wire.stream().map(converter).toList());
    }

    private <T> T readable(boolean write, Supplier<T> conversion) {
        try {
            return conversion.get();
        } catch (IllegalArgumentException | NullPointerException mistake) {
            throw unreadable(write, "sent an invalid response: " + mistake.getMessage());
        }
    }

    private Failure unreadable(boolean write, String what) {
        FailureCode code = write ? FailureCode.SYSTEM_OUTCOME_UNKNOWN : FailureCode.SYSTEM_UNAVAILABLE;
        return Failure.of(code, name + " " + what);
    }
}
