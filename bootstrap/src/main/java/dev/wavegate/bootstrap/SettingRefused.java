package dev.wavegate.bootstrap;

/** A setting that stops the start: its key and the rule that it breaks; the value and its origin are looked up later. */
public final class SettingRefused extends RuntimeException {
    private final String key;
    private final String rule;

    public SettingRefused(String key, String rule) {
        super(key + " " + rule);
        this.key = key;
        this.rule = rule;
    }

    public SettingRefused(String key, String rule, Throwable cause) {
        super(key + " " + rule, cause);
        this.key = key;
        this.rule = rule;
    }

    public String key() {
        return key;
    }

    public String rule() {
        return rule;
    }
}
