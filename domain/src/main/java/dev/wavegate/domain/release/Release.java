package dev.wavegate.domain.release;

import java.util.List;

/**
 * What is rolled out.
 *
 * @param product what it belongs to, not blank
 * @param version what devices report once it runs
 * @param type what kind of release it is
 * @param artifact the file
 * @param compatibility what it may be installed on
 * @param releaseNotes for people, may be empty
 * @param knownIssues for people
 * @param verificationSteps what was or will be tested, for the ticket's test plan
 */
public record Release(
        String product,
        Version version,
        ReleaseType type,
        Artifact artifact,
        Compatibility compatibility,
        String releaseNotes,
        List<String> knownIssues,
        List<String> verificationSteps) {
    public Release {
        if (product.isBlank()) {
            throw new IllegalArgumentException("a release's product must not be blank");
        }
        knownIssues = List.copyOf(knownIssues);
        verificationSteps = List.copyOf(verificationSteps);
    }
}
