package dev.wavegate.worker.system;

import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;

import dev.wavegate.bootstrap.SettingRefused;
import dev.wavegate.domain.text.Secret;
import dev.wavegate.icalendar.SkippedTimes;
import dev.wavegate.integrations.ics.IcsFeedSettings;
import dev.wavegate.integrations.ics.IcsPlace;
import dev.wavegate.integrations.ics.IcsSettings;
import dev.wavegate.integrations.ics.ShiftPeople;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Calendars in feeds and files, the source {@code ics} of schedule references. Used when one is named.
 *
 * @param ics by the name that plans use
 */
@ConfigurationProperties("wavegate")
public record IcsProperties(@DefaultValue Map<String, Feed> ics) {
    public IcsProperties {
        ics = Map.copyOf(ics);
    }

    Optional<IcsSettings> settings() {
        return ics.isEmpty()
                ? Optional.empty()
                : Optional.of(IcsSettings.of(ics.entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey,
                                each -> each.getValue().settings("wavegate.ics." + each.getKey())))));
    }

    /**
     * One calendar, at an address or in a file.
     *
     * @param url its http, https or webcal address, which often is a secret
     * @param file the file it lies in, instead of an address
     * @param zone the clocks of whole days and of times that name no zone, an IANA name; required
     * @param skippedTimes what becomes of repetitions at local times that do not exist
     * @param maxAge how long ago it may have been written; absent for any time
     * @param mayBeEmpty whether it is to be believed when it has no event at all
     * @param people where an event says whose shift it is
     * @param titlePattern a regular expression of what in a title is a person; absent for all of the title
     * @param unansweredCount whether attendees who have not answered are on shift
     */
    public record Feed(
            @Nullable Secret url,
            @Nullable Path file,
            @Nullable ZoneId zone,
            @DefaultValue("shift") SkippedTimes skippedTimes,
            @Nullable Duration maxAge,
            @DefaultValue("false") boolean mayBeEmpty,
            @DefaultValue("attendees") ShiftPeople.Source people,
            @Nullable String titlePattern,
            @DefaultValue("false") boolean unansweredCount) {
        IcsFeedSettings settings(String key) {
            if (zone == null) {
                throw new SettingRefused(key + ".zone", "must be the time zone of the calendar's all-day events");
            }
            if (maxAge != null && (maxAge.isZero() || maxAge.isNegative())) {
                throw new SettingRefused(key + ".max-age", "must be longer than 0 s");
            }
            return new IcsFeedSettings(
                    place(key),
                    zone,
                    skippedTimes,
                    Optional.ofNullable(maxAge),
                    mayBeEmpty,
                    new ShiftPeople(people, pattern(key), unansweredCount));
        }

        private IcsPlace place(String key) {
            if ((url == null) == (file == null)) {
                throw new SettingRefused(key + ".url", "or file must be set, but not both");
            }
            try {
                return url == null
                        ? new IcsPlace.InFile(Optional.ofNullable(file).orElseThrow())
                        : new IcsPlace.Web(url);
            } catch (IllegalArgumentException wrong) {
                throw new SettingRefused(key + ".url", "must be an http, https or webcal address without user");
            }
        }

        private Optional<Pattern> pattern(String key) {
            try {
                return Optional.ofNullable(titlePattern).map(Pattern::compile);
            } catch (PatternSyntaxException wrong) {
                throw new SettingRefused(key + ".title-pattern", "must be a regular expression", wrong);
            }
        }
    }
}
