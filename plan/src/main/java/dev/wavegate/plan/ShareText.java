package dev.wavegate.plan;

import dev.wavegate.domain.gate.Share;

/** Shares as payloads write them: a percentage where that is exact, else both whole numbers, such as {@code 1/3}. */
final class ShareText {
    private ShareText() {}

    static String of(Share share) {
        String percentage = share.toString();
        return Share.parse(percentage).equals(share) ? percentage : share.part() + "/" + share.whole();
    }

    static Share parse(String text) {
        int slash = text.indexOf('/');
        return slash < 0
                ? Share.parse(text)
                : new Share(Long.parseLong(text.substring(0, slash)), Long.parseLong(text.substring(slash + 1)));
    }
}
