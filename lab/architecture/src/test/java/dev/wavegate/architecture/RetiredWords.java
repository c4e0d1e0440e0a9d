package dev.wavegate.architecture;

import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Words of an early private language; the glossary has the field's own words for what they meant. */
final class RetiredWords {
    /** Refused wherever a name has them, in the singular and in the plural with -s. */
    private static final Set<String> ANYWHERE = Set.of(
            "Aftermath",
            "Announcing",
            "Chronicle",
            "Crew",
            "Desk",
            "Driving",
            "Fate",
            "Ghost",
            "GrowingRest",
            "Handling",
            "Hero",
            "Keeping",
            "LastWord",
            "Leave",
            "LifeSign",
            "Muster",
            "News",
            "OldKey",
            "OneMoreTry",
            "Patience",
            "Posting",
            "Pulse",
            "RollCall",
            "SamePeople",
            "Seeker",
            "Seeking",
            "SentOrNot",
            "Shelf",
            "SteadyTime",
            "Steering",
            "Stint",
            "Stories",
            "Story",
            "Tale",
            "Turnout",
            "Unanswered");

    /** Refused as a whole name only: they are good words in a longer one. */
    private static final Set<String> ALONE = Set.of(
            "Answer",
            "Bench",
            "Brief",
            "Changes",
            "Concern",
            "CountedPeople",
            "Dropping",
            "LaneReturn",
            "LaneWork",
            "Lines",
            "MemberMarks",
            "MemberSteps",
            "OutsideSystem",
            "Order",
            "Question",
            "Reading",
            "RegionalPart",
            "RegionalWave",
            "RolloutTag",
            "Silent",
            "Standing",
            "Stays",
            "Tally",
            "Ticks",
            "Trials",
            "WaveRun",
            "WholeWave");

    private static final Pattern WORD_START =
            Pattern.compile("(?<=[\\p{Lower}\\d])(?=\\p{Upper})|(?=\\p{Upper}\\p{Lower})");

    private RetiredWords() {}

    /** Fully qualified names of types whose simple name has a retired word. */
    static SortedSet<String> in(List<SourceFile> files) {
        return files.stream()
                .flatMap(file -> file.types().stream())
                .filter(type -> isRetired(type.substring(type.lastIndexOf('.') + 1)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    static boolean isRetired(String name) {
        return ALONE.contains(name) || sequences(WORD_START.split(name)).anyMatch(RetiredWords::isAnywhere);
    }

    private static boolean isAnywhere(String words) {
        return ANYWHERE.contains(words)
                || (words.endsWith("s") && ANYWHERE.contains(words.substring(0, words.length() - 1)));
    }

    /** Every run of words that follow each other, joined. */
    private static Stream<String> sequences(String[] words) {
        return Stream.iterate(0, from -> from < words.length, from -> from + 1)
                .flatMap(from -> Stream.iterate(from + 1, to -> to <= words.length, to -> to + 1)
                        .map(to -> String.join("", List.of(words).subList(from, to))));
    }
}
