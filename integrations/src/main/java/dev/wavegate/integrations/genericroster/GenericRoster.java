package dev.wavegate.integrations.genericroster;

import java.net.URI;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

import dev.wavegate.domain.failure.FailureCode;
import dev.wavegate.domain.staffing.ShiftRosters;
import dev.wavegate.integrations.genericroster.RosterDialect.ResponseFormat;
import dev.wavegate.integrations.http.Authentication;
import dev.wavegate.integrations.http.Calls;
import dev.wavegate.integrations.http.ErrorReader;
import dev.wavegate.integrations.http.GuardedSystem;
import dev.wavegate.integrations.http.HttpStack;
import dev.wavegate.integrations.http.StatusTranslation;
import dev.wavegate.integrations.http.SystemCodes;

/** A connection to a shift system that a file describes; nothing is sent before the first call. Thread-safe. */
public final class GenericRoster {
    private static final SystemCodes CODES = new SystemCodes(
            FailureCode.ROSTER_INVALID,
            FailureCode.ROSTER_DENIED,
            FailureCode.ROSTER_MISSING,
            FailureCode.ROSTER_INVALID);
    private static final Pattern SENDABLE = Pattern.compile("[\\t\\x20-\\x7e]*");

    private final ShiftSource source;
    private final ShiftRosters rosters;

    private GenericRoster(ShiftSource source, ShiftRosters rosters) {
        this.source = source;
        this.rosters = rosters;
    }

    /**
     * A connection that is timed by this clock.
     *
     * @throws RosterRefused when the dialect has mistakes or does not fit the other settings
     */
    public static GenericRoster connect(GenericRosterSettings settings, Clock clock) {
        RosterDialect dialect = DialectParser.read(settings.dialect());
        requireFit(settings, dialect);
        String system = "shift system " + settings.source();
        Documents documents = new Documents(system, dialect.response());
        ShiftSource source = dialect.file()
                .<ShiftSource>map(
                        file -> new FolderSource(system, settings.folder().orElseThrow(), file, documents, clock))
                .orElseGet(() -> new AskedSource(dialect, wire(settings, dialect, system, clock), documents, clock));
        return new GenericRoster(source, new GenericRosters(dialect, source, documents, settings, clock));
    }

    private static void requireFit(GenericRosterSettings settings, RosterDialect dialect) {
        requirePlace("url", settings.root(), dialect.question().isPresent());
        requirePlace("folder", settings.folder(), dialect.file().isPresent());
        for (String secret : dialect.secrets()) {
            if (!settings.secrets().containsKey(secret)) {
                throw new RosterRefused("secrets." + secret, "is required by the dialect");
            }
        }
        for (String secret : settings.secrets().keySet()) {
            if (!dialect.secrets().contains(secret)) {
                throw new RosterRefused("secrets." + secret, "is unknown to the dialect");
            }
        }
        if (settings.names().isEmpty() && !dialect.tellsRostersApart()) {
            throw new RosterRefused("names", "is required, because the dialect does not contain {name}");
        }
    }

    private static void requirePlace(String setting, Optional<?> place, boolean needed) {
        if (place.isPresent() != needed) {
            throw new RosterRefused(
                    setting, needed ? "is required by the dialect" : "is not allowed with this dialect");
        }
    }

    private static AskedSource.Wire wire(
            GenericRosterSettings settings, RosterDialect dialect, String system, Clock clock) {
        URI root = settings.root().orElseThrow();
        Map<String, String> secrets = new TreeMap<>();
        settings.secrets().forEach((name, secret) -> secrets.put("secret:" + name, secret.value()));
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.put("Accept", dialect.response().form() == ResponseFormat.Form.JSON ? "application/json" : "text/csv");
        dialect.headers().forEach((name, value) -> headers.put(name, value.filled(secrets, UnaryOperator.identity())));
        headers.forEach((name, value) -> {
            if (!SENDABLE.matcher(value).matches()) {
                throw new RosterRefused(
                        "secrets",
                        "must have printable ASCII characters only, because header " + name + " contains them");
            }
        });
        GuardedSystem outside = new GuardedSystem(system, settings.http(), clock);
        // What such systems write into refusals is not known, so none of it is shown.
        ErrorReader silent = (status, body) -> new ErrorReader.Refusal(status, "");
        Calls calls = new Calls(outside, new StatusTranslation(outside, CODES, clock), silent);
        RosterApi api =
                HttpStack.retrofit(root, settings.http(), Authentication.none()).create(RosterApi.class);
        return new AskedSource.Wire(api, calls, root, headers, secrets);
    }

    /** The port to shifts; the name within the source is one of the configured ones, or what the system calls it. */
    public ShiftRosters rosters() {
        return rosters;
    }

    /** One cheap call or look that shows that the system is there and accepts our identity. */
    public void selfTest() {
        source.selfTest();
    }
}
