package dev.wavegate.plan;

import java.net.URI;
import java.util.List;
import java.util.Optional;

import dev.wavegate.domain.release.Artifact;
import dev.wavegate.domain.release.Compatibility;
import dev.wavegate.domain.release.Release;
import dev.wavegate.domain.release.ReleaseType;
import dev.wavegate.domain.release.Version;

/** Reads what is rolled out. */
final class ReleaseParser {
    private static final Parser<List<String>> VALUES = Texts.listOf(Texts.line(100), 0, 200);
    private static final Parser<List<String>> SENTENCES = Texts.listOf(Texts.line(1000), 0, 50);
    private static final long LARGEST_ARTIFACT = 1_000_000_000_000L;

    private ReleaseParser() {}

    static Optional<Release> release(Place place) {
        return Section.open(place, PlanSection.RELEASE).flatMap(section -> {
            Optional<String> product = section.read("product", Texts.line(100));
            Optional<Version> version = section.read("version", Texts::version);
            Optional<ReleaseType> type = section.read("type", Texts.oneOf(ReleaseType.class));
            Optional<Artifact> artifact = section.read("artifact", ReleaseParser::artifact);
            Optional<Compatibility> compatibility = compatibility(section.at("compatibility"));
            Optional<String> notes = section.read("releaseNotes", Texts.lines(20_000));
            List<String> knownIssues = section.list("knownIssues", SENTENCES);
            List<String> steps = section.list("verificationSteps", SENTENCES);
            return section.whole(() -> new Release(
                    product.orElseThrow(),
                    version.orElseThrow(),
                    type.orElseThrow(),
                    artifact.orElseThrow(),
                    compatibility.orElseThrow(),
                    notes.orElse(""),
                    knownIssues,
                    steps));
        });
    }

    private static Optional<Artifact> artifact(Place place) {
        return Section.open(place, PlanSection.ARTIFACT).flatMap(section -> {
            Optional<URI> uri = section.read("uri", Texts::absoluteUri);
            Optional<String> sha256 = section.read("sha256", Texts::sha256);
            Optional<Long> size = section.read("sizeBytes", Numbers.large(1, LARGEST_ARTIFACT));
            Optional<String> signature = section.read("signature", Texts::base64);
            Optional<String> keyId = section.read("keyId", Texts.line(200));
            if (section.has("keyId") != section.has("signature")) {
                String alone = section.has("keyId") ? "keyId" : "signature";
                section.at(alone).refuse("signature and keyId must be set together");
            }
            return section.whole(
                    () -> new Artifact(uri.orElseThrow(), sha256.orElseThrow(), size.orElseThrow(), signature, keyId));
        });
    }

    private static Optional<Compatibility> compatibility(Place place) {
        return Section.open(place, PlanSection.COMPATIBILITY).flatMap(section -> {
            List<String> models = section.list("models", VALUES);
            List<String> hardware = section.list("hardware", VALUES);
            return section.whole(() -> new Compatibility(models, hardware));
        });
    }
}
