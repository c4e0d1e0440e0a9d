package dev.wavegate.worker.system;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

import dev.wavegate.bootstrap.SettingRefused;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which ticket system holds the changes and incidents.
 *
 * @param system its name; absent where there is only one
 * @param timeZone in which the readers of tickets live
 */
@ConfigurationProperties("wavegate.changes")
public record ChangesProperties(
        @Nullable String system, @DefaultValue("UTC") ZoneId timeZone) {
    TicketSystem chosenFrom(List<TicketSystem> systems) {
        List<String> names = systems.stream().map(TicketSystem::name).sorted().toList();
        String chosen = Optional.ofNullable(system)
                .or(() -> names.size() == 1 ? Optional.of(names.get(0)) : Optional.empty())
                .orElse("");
        return systems.stream()
                .filter(each -> each.name().equals(chosen))
                .findFirst()
                .orElseThrow(() ->
                        new SettingRefused("wavegate.changes.system", "must be one of " + String.join(", ", names)));
    }
}
