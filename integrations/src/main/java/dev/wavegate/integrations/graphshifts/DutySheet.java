package dev.wavegate.integrations.graphshifts;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.wavegate.domain.schedule.Interval;
import dev.wavegate.domain.schedule.IntervalSet;
import dev.wavegate.integrations.http.Problems;
import dev.wavegate.integrations.http.WireJson;
import dev.wavegate.integrations.http.WireTimes;
import org.jspecify.annotations.Nullable;

/**
 * Who works when and who is away when, by user. A shift is known by its user and its time, because its id changes when
 * it is given to somebody else.
 */
final class DutySheet {
    private static final String INVALID = " has no valid start and end.";

    private final Optional<String> group;
    private final Map<String, Set<Interval>> shifts = new LinkedHashMap<>();
    private final Map<String, List<Interval>> away = new HashMap<>();
    private final Problems problems;

    /** Of the shifts of one scheduling group, or of all; what cannot be placed in time is a problem. */
    DutySheet(Optional<String> group, Problems problems) {
        this.group = group;
        this.problems = problems;
    }

    void addShift(JsonNode resource) {
        Optional<ShiftResource> read = read(resource, ShiftResource.class);
        String what = named("The shift", resource, "sharedShift");
        if (read.isEmpty()) {
            problems.add(what + " cannot be parsed.");
            return;
        }
        ShiftResource shift = read.get();
        ShiftResource.Shared shared = shift.sharedShift();
        String user = user(shift.userId());
        boolean leaves = Boolean.TRUE.equals(shift.stagedForDeletion());
        if (shared == null || leaves || user.isEmpty() || !isAsked(shift.schedulingGroupId())) {
            return;
        }
        Optional<Interval> time = WireTimes.interval(shared.startDateTime(), shared.endDateTime());
        problems.addUnless(time.isPresent(), () -> what + INVALID);
        time.ifPresent(each ->
                shifts.computeIfAbsent(user, unseen -> new LinkedHashSet<>()).add(each));
        addBreaks(user, what, shared.activities());
    }

    /** Only what says that it is paid is work. */
    private void addBreaks(String user, String shift, @Nullable List<ShiftResource.@Nullable Activity> activities) {
        for (ShiftResource.Activity activity :
                activities == null ? List.<ShiftResource.@Nullable Activity>of() : activities) {
            if (activity == null) {
                problems.add(shift + " has an empty activity.");
            } else if (!Boolean.TRUE.equals(activity.paid())) {
                addAbsence(
                        user,
                        "An activity of " + shift.replaceFirst("The", "the"),
                        WireTimes.interval(activity.startDateTime(), activity.endDateTime()));
            }
        }
    }

    /** Time off is about to be withdrawn as long as it is staged for deletion, and holds until then. */
    void addTimeOff(JsonNode resource) {
        Optional<TimeOffResource> read = read(resource, TimeOffResource.class);
        String what = named("The time off", resource, "sharedTimeOff");
        if (read.isEmpty()) {
            problems.add(what + " cannot be parsed.");
            return;
        }
        TimeOffResource.Times shared = read.get().sharedTimeOff();
        if (shared != null) {
            String user = user(read.get().userId());
            problems.addUnless(!user.isEmpty(), () -> what + " has no user.");
            addAbsence(user, what, WireTimes.interval(shared.startDateTime(), shared.endDateTime()));
        }
    }

    /** What is left of the shifts in the horizon once everybody's absences are taken out; whole where it reaches beyond. */
    Map<String, List<Interval>> within(Interval horizon) {
        Map<String, List<Interval>> duty = new LinkedHashMap<>();
        shifts.forEach((user, times) -> {
            IntervalSet absent = IntervalSet.of(away.getOrDefault(user, List.of()));
            List<Interval> left = times.stream()
                    .flatMap(time -> IntervalSet.of(time).minus(absent).intervals().stream())
                    .filter(time -> time.overlaps(horizon))
                    .distinct()
                    .toList();
            if (!left.isEmpty()) {
                duty.put(user, left);
            }
        });
        return duty;
    }

    private boolean isAsked(@Nullable String groupId) {
        return group.isEmpty() || group.get().equals(groupId);
    }

    private void addAbsence(String user, String what, Optional<Interval> time) {
        problems.addUnless(time.isPresent(), () -> what + INVALID);
        time.ifPresent(
                each -> away.computeIfAbsent(user, unseen -> new ArrayList<>()).add(each));
    }

    private static <T> Optional<T> read(JsonNode resource, Class<T> type) {
        try {
            return Optional.ofNullable(WireJson.mapper().treeToValue(resource, type));
        } catch (JsonProcessingException broken) {
            return Optional.empty();
        }
    }

    /** By its title, where people gave it one, and its id. */
    private static String named(String kind, JsonNode resource, String shared) {
        String title = resource.path(shared).path("displayName").asText("");
        String id = resource.path("id").asText();
        return kind + (title.isBlank() ? " " + id : " \"" + title + "\" (id " + id + ")");
    }

    /** Ids are hexadecimal and written in either case. */
    private static String user(@Nullable String id) {
        return id == null ? "" : id.strip().toLowerCase(Locale.ROOT);
    }

    /** A shift; what managers have not shared with their team yet is not read. */
    private record ShiftResource(
            @Nullable String userId,
            @Nullable String schedulingGroupId,
            @JsonProperty("isStagedForDeletion") @Nullable Boolean stagedForDeletion,
            @Nullable Shared sharedShift) {
        record Shared(
                @Nullable String startDateTime,
                @Nullable String endDateTime,
                @Nullable List<@Nullable Activity> activities) {}

        /** A part of a shift, such as a break. */
        record Activity(
                @JsonProperty("isPaid") @Nullable Boolean paid,
                @Nullable String startDateTime,
                @Nullable String endDateTime) {}
    }

    /** Time off that was granted; what managers have not shared with their team yet is not read. */
    private record TimeOffResource(
            @Nullable String userId, @Nullable Times sharedTimeOff) {
        record Times(
                @Nullable String startDateTime, @Nullable String endDateTime) {}
    }
}
