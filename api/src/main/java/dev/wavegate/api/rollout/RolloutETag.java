package dev.wavegate.api.rollout;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.CRC32;

import dev.wavegate.domain.rollout.RolloutRecord;
import org.jspecify.annotations.Nullable;

/**
 * The {@code ETag} of a rollout: its version and, after a dash, a checksum of its devices' outcomes. Readers compare all
 * of it; commands compare the version alone, since devices move all the time and no command depends on a count.
 */
final class RolloutETag {
    private RolloutETag() {}

    static String of(RolloutRecord rollout, RolloutView view) {
        CRC32 checksum = new CRC32();
        checksum.update(view.waves().toString().getBytes(StandardCharsets.UTF_8));
        return '"'
                + Long.toString(rollout.version())
                + '-'
                + HexFormat.of().toHexDigits((int) checksum.getValue())
                + '"';
    }

    /** Whether an {@code If-Match} header admits this rollout; an absent one admits all. */
    static boolean admits(@Nullable String ifMatch, RolloutRecord rollout) {
        if (ifMatch == null || ifMatch.strip().equals("*")) {
            return true;
        }
        return Arrays.stream(ifMatch.split(",", -1))
                .map(RolloutETag::versionOf)
                .anyMatch(Long.toString(rollout.version())::equals);
    }

    private static String versionOf(String tag) {
        String bare = tag.strip().replaceFirst("^W/", "").replace("\"", "");
        int dash = bare.indexOf('-');
        return dash < 0 ? bare : bare.substring(0, dash);
    }
}
