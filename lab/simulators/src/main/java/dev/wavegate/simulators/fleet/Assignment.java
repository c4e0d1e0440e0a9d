package dev.wavegate.simulators.fleet;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** An accepted assignment: what was asked, of whom, and how many targets stand where. */
final class Assignment {
    private final String key;
    private final AssignmentRequest request;
    private final short version;
    private final int[] targets;
    private final List<Rejection> rejected;
    private final String targetsDigest;
    private final Map<OutcomeStatus, Integer> counts = new EnumMap<>(OutcomeStatus.class);

    Assignment(String key, AssignmentRequest request, short version, int[] targets, List<Rejection> rejected) {
        this.key = key;
        this.request = new AssignmentRequest(
                request.group(), request.intent(), request.version(), request.artifact(), List.of());
        this.version = version;
        this.targets = targets;
        this.rejected = List.copyOf(rejected);
        targetsDigest = digestOf(request.targets());
        add(OutcomeStatus.QUEUED, targets.length);
        add(OutcomeStatus.REJECTED, rejected.size());
    }

    String key() {
        return key;
    }

    String group() {
        return request.group();
    }

    AssignmentRequest.Intent intent() {
        return request.intent();
    }

    String versionText() {
        return request.version();
    }

    short version() {
        return version;
    }

    /** How many devices were named, known or not. */
    int size() {
        return targets.length + rejected.size();
    }

    int accepted() {
        return targets.length;
    }

    int target(int place) {
        return targets[place];
    }

    List<Rejection> rejected() {
        return rejected;
    }

    String targetsDigest() {
        return targetsDigest;
    }

    Map<OutcomeStatus, Integer> counts() {
        return new EnumMap<>(counts);
    }

    void moved(OutcomeStatus before, OutcomeStatus after) {
        add(before, -1);
        add(after, 1);
    }

    /** Whether the request asks for exactly the same of exactly the same devices. */
    boolean asksFor(AssignmentRequest other) {
        return request.group().equals(other.group())
                && request.intent() == other.intent()
                && request.version().equals(other.version())
                && request.artifact().equals(other.artifact())
                && targetsDigest.equals(digestOf(other.targets()));
    }

    private void add(OutcomeStatus status, int number) {
        counts.merge(status, number, (one, two) -> one + two == 0 ? null : one + two);
        counts.remove(status, 0);
    }

    private static String digestOf(List<String> sortedIds) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] bytes = String.join("\n", sortedIds).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(digest.digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }

    /** A target that was refused at once. */
    record Rejection(String id, String code, String message) {}
}
