package dev.wavegate.integrations.fleetapi;

import java.util.List;

import org.jspecify.annotations.Nullable;

/** The messages of the Fleet API. */
final class Wire {
    private Wire() {}

    record Status(
            @Nullable String name,
            @Nullable String apiVersion,
            @Nullable Integer maxTargetsPerAssignment) {}

    record Devices(@Nullable List<Device> devices, @Nullable String nextPageToken) {}

    record Device(
            @Nullable String id,
            @Nullable String model,
            @Nullable String hardware,
            @Nullable String region,
            @Nullable String site,
            @Nullable String criticality,
            @Nullable String version) {}

    record Identifiers(List<String> ids) {}

    record States(@Nullable List<State> states) {}

    record State(
            @Nullable String id,
            @Nullable String version,
            @Nullable String observedAt) {}

    record Assignment(
            String group,
            String intent,
            String version,
            @Nullable File artifact,
            List<String> targets) {}

    record File(String uri, String sha256, long sizeBytes) {}

    record Receipt(
            @Nullable String key,
            @Nullable Integer accepted,
            @Nullable List<Rejection> rejected) {}

    record Found(
            @Nullable String key,
            @Nullable String group,
            @Nullable String intent,
            @Nullable String version,
            @Nullable Integer targets,
            @Nullable String targetsDigest,
            @Nullable List<Rejection> rejected) {}

    record Rejection(
            @Nullable String id,
            @Nullable String code,
            @Nullable String message) {}

    record Cancelled(@Nullable Integer cancelled, @Nullable Integer running) {}

    record Outcomes(
            @Nullable List<Outcome> outcomes, @Nullable String nextCursor) {}

    record Outcome(
            @Nullable String assignment,
            @Nullable String device,
            @Nullable String status,
            @Nullable String code,
            @Nullable String at) {}
}
