package dev.wavegate.plan;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.wavegate.domain.fleet.FleetSelection;
import dev.wavegate.domain.identity.WaveNumber;
import dev.wavegate.domain.wave.WaveSize;
import dev.wavegate.domain.wave.WaveSpec;

/** Reads the waves and checks them against each other. */
final class WavesParser {
    private static final Duration SOAK = Duration.ofMinutes(10);

    private WavesParser() {}

    /**
     * The waves in order.
     *
     * @param fleet what the plan selects; empty when that could not be read
     */
    static Parser<List<WaveSpec>> waves(Optional<FleetSelection> fleet) {
        return place -> place.listing().flatMap(listing -> {
            int size = listing.values().size();
            if (size < 1 || size > WaveNumber.MOST) {
                return place.refuse("must list 1 to " + WaveNumber.MOST + " waves", size + " waves");
            }
            List<Draft> drafts = new ArrayList<>();
            for (int index = 0; index < size; index++) {
                drafts.add(wave(place.item(index, listing.values().get(index))));
            }
            new WaveRules(place, drafts, fleet).check();
            List<WaveSpec> specs =
                    drafts.stream().flatMap(each -> each.spec().stream()).toList();
            return specs.size() == size ? Optional.of(specs) : Optional.empty();
        });
    }

    private static Draft wave(Place place) {
        Optional<Section> opened = Section.open(place, PlanSection.WAVE);
        if (opened.isEmpty()) {
            return new Draft(
                    place, place, place, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
        }
        Section section = opened.get();
        Optional<String> name = section.read("name", Texts::name);
        Optional<WaveSize> size = section.read("size", Numbers::waveSize);
        Optional<FleetSelection> selection = FleetParser.selection(section.at("select"));
        Optional<Duration> soak = section.read("soak", Numbers::notNegative);
        Optional<Duration> duration = section.read("duration", Numbers::aboveZero);
        Optional<WaveSpec> spec = section.whole(() -> new WaveSpec(
                name.orElseThrow(), size.orElseThrow(), selection.orElseThrow(), soak.orElse(SOAK), duration));
        return new Draft(section.at("name"), section.at("size"), section.at("select"), name, size, selection, spec);
    }

    /** A wave of which perhaps not everything could be read. */
    record Draft(
            Place nameAt,
            Place sizeAt,
            Place selectAt,
            Optional<String> name,
            Optional<WaveSize> size,
            Optional<FleetSelection> selection,
            Optional<WaveSpec> spec) {
        /** Up to which share of the devices it may choose from the wave goes; empty when it counts devices. */
        Optional<WaveSize.UpTo> share() {
            return size.filter(WaveSize.UpTo.class::isInstance).map(WaveSize.UpTo.class::cast);
        }

        boolean reachesAllItMay() {
            return share().map(each -> each.share().part() == each.share().whole())
                    .orElse(false);
        }

        boolean mayChooseFromAll() {
            return selection.equals(Optional.of(FleetSelection.everything()));
        }

        boolean isReadable() {
            return size.isPresent() && selection.isPresent();
        }

        String title() {
            return "\"" + name.orElse("?") + "\"";
        }
    }
}
