package dev.wavegate.plan;

import java.util.Map;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.wavegate.domain.cohort.DeviceOutcome;
import dev.wavegate.domain.cohort.OutcomeCounts;
import dev.wavegate.domain.dispatch.DispatchKey;
import dev.wavegate.domain.gate.Share;
import dev.wavegate.domain.gate.Verdict;
import dev.wavegate.domain.identity.DeviceId;
import dev.wavegate.domain.identity.RolloutId;
import dev.wavegate.domain.identity.WaveNumber;
import dev.wavegate.domain.release.Version;
import dev.wavegate.domain.release.VersionRange;
import dev.wavegate.domain.rollout.PlanDigest;
import dev.wavegate.domain.schedule.ScheduleRef;
import dev.wavegate.domain.staffing.Role;
import dev.wavegate.domain.wave.WaveSize;

/**
 * The one way in which plans, payloads and answers become JSON: records by their components alone, times and durations
 * as ISO 8601 text, values of one component bare, sealed families with a property that names the case, empty optionals
 * left out, unknown properties passed over.
 */
public final class PlanJson {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .addModule(new JavaTimeModule())
            .addModule(words())
            .visibility(PropertyAccessor.GETTER, JsonAutoDetect.Visibility.NONE)
            .visibility(PropertyAccessor.IS_GETTER, JsonAutoDetect.Visibility.NONE)
            .visibility(PropertyAccessor.FIELD, JsonAutoDetect.Visibility.ANY)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_ABSENT, JsonInclude.Include.ALWAYS))
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS, SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
            .build();

    private PlanJson() {}

    /** A mapper of the caller's own, to be kept, as making one is slow. */
    public static ObjectMapper mapper() {
        return MAPPER.copy();
    }

    private static SimpleModule words() {
        SimpleModule module = new SimpleModule("wavegate");
        new TextForms(module)
                .with(RolloutId.class, RolloutId::value, RolloutId::new)
                .with(DeviceId.class, DeviceId::value, DeviceId::new)
                .with(Version.class, Version::value, Version::new)
                .with(PlanDigest.class, PlanDigest::value, PlanDigest::new)
                .with(DispatchKey.class, DispatchKey::value, DispatchKey::new)
                .with(Role.class, Role::value, Role::new)
                .with(ScheduleRef.class, ScheduleRef::toString, ScheduleRef::parse)
                .with(Share.class, PlanJson::text, PlanJson::share)
                .with(VersionRange.class, VersionRange::toString, PlanJson::versionRange)
                .with(WaveSize.class, PlanJson::text, PlanJson::waveSize)
                .withKeys(WaveNumber.class, text -> new WaveNumber(Integer.parseInt(text)));
        TreeForm.addTo(module);
        module.setMixInAnnotation(WaveNumber.class, BareNumber.class);
        module.setMixInAnnotation(OutcomeCounts.class, BareCounts.class);
        module.setMixInAnnotation(Verdict.class, VerdictCases.class);
        return module;
    }

    private static VersionRange versionRange(String text) {
        return VersionRange.parse(text)
                .orElseThrow(() -> new IllegalArgumentException("a version range must name a version, but is " + text));
    }

    private static String text(WaveSize size) {
        return size instanceof WaveSize.UpTo upTo ? text(upTo.share()) : size.toString();
    }

    private static WaveSize waveSize(String text) {
        boolean share = text.endsWith("%") || text.contains("/");
        return share ? new WaveSize.UpTo(share(text)) : new WaveSize.Count(Integer.parseInt(text));
    }

    /** A percentage where that is exact, else both whole numbers, such as {@code 1/3}. */
    private static String text(Share share) {
        String percentage = share.toString();
        return Share.parse(percentage).equals(share) ? percentage : share.part() + "/" + share.whole();
    }

    private static Share share(String text) {
        int slash = text.indexOf('/');
        return slash < 0
                ? Share.parse(text)
                : new Share(Long.parseLong(text.substring(0, slash)), Long.parseLong(text.substring(slash + 1)));
    }

    private abstract static class BareNumber {
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        BareNumber(@SuppressWarnings("unused") int value) {}

        @JsonValue
        abstract int value();
    }

    private abstract static class BareCounts {
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        BareCounts(@SuppressWarnings("unused") Map<DeviceOutcome, Integer> byOutcome) {}

        @JsonValue
        abstract Map<DeviceOutcome, Integer> byOutcome();
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "verdict")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Verdict.Passed.class, name = "PASSED"),
        @JsonSubTypes.Type(value = Verdict.Failed.class, name = "FAILED"),
        @JsonSubTypes.Type(value = Verdict.Inconclusive.class, name = "INCONCLUSIVE"),
        @JsonSubTypes.Type(value = Verdict.Errored.class, name = "ERRORED")
    })
    private interface VerdictCases {}
}
