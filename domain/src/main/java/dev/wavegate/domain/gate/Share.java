package dev.wavegate.domain.gate;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.regex.Pattern;

/** An exact ratio from 0 to 1, kept as two whole numbers in lowest terms and compared without rounding. */
public record Share(long part, long whole) implements Comparable<Share> {

    private static final Pattern PERCENT = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,10})?%");
    private static final Pattern FRACTION = Pattern.compile("0|[01]\\.[0-9]{1,12}");
    private static final int PRINTED_DECIMALS = 10;

    public Share {
        if (whole < 1) {
            throw new IllegalArgumentException("whole must be at least 1, but is " + whole);
        }
        if (part < 0 || part > whole) {
            throw new IllegalArgumentException("part must be between 0 and whole " + whole + ", but is " + part);
        }
        long divisor = BigInteger.valueOf(part).gcd(BigInteger.valueOf(whole)).longValueExact();
        part = part / divisor;
        whole = whole / divisor;
    }

    /** Reads {@code 98%}, {@code 2.5%} or {@code 0.025}; a bare 1 is refused, as it might be meant as one percent. */
    public static Share parse(String text) {
        Optional<BigDecimal> value = Optional.empty();
        if (PERCENT.matcher(text).matches()) {
            value = Optional.of(new BigDecimal(text.substring(0, text.length() - 1)).movePointLeft(2));
        } else if (FRACTION.matcher(text).matches()) {
            value = Optional.of(new BigDecimal(text));
        }
        BigDecimal share = value.filter(each -> each.compareTo(BigDecimal.ONE) <= 0)
                .orElseThrow(() -> new IllegalArgumentException("share must be a percentage from 0% to 100% or a"
                        + " decimal from 0.0 to 1.0, like 2.5% or 0.025, but is \"" + text + "\""));
        return new Share(
                share.unscaledValue().longValueExact(),
                BigInteger.TEN.pow(share.scale()).longValueExact());
    }

    /** This share of a total, rounded down but at least one; zero only of a total of zero. */
    public long ofAtLeastOne(long total) {
        return total == 0 ? 0 : Math.max(1, roundedDown(total));
    }

    /** This share of a total, rounded down to a whole number. */
    public long roundedDown(long total) {
        return product(total).divide(BigInteger.valueOf(whole)).longValueExact();
    }

    /** This share of a total, rounded up to a whole number. */
    public long roundedUp(long total) {
        return product(total)
                .add(BigInteger.valueOf(whole - 1))
                .divide(BigInteger.valueOf(whole))
                .longValueExact();
    }

    /** The nearest floating point number, for mathematics only; comparing is {@link #compareTo}'s. */
    public double toDouble() {
        return (double) part / whole;
    }

    @Override
    public int compareTo(Share other) {
        return product(other.whole).compareTo(other.product(whole));
    }

    /** The share as percentage, like 2.5%; exact for all that {@link #parse} reads, else to ten decimals. */
    @Override
    public String toString() {
        return percent(PRINTED_DECIMALS);
    }

    /** The share as percentage for sentences, like 33.33%. */
    String rounded() {
        return percent(2);
    }

    private String percent(int decimals) {
        BigDecimal percent = BigDecimal.valueOf(part)
                .movePointRight(2)
                .divide(BigDecimal.valueOf(whole), decimals, RoundingMode.HALF_EVEN)
                .stripTrailingZeros();
        return percent.toPlainString() + "%";
    }

    private BigInteger product(long total) {
        if (total < 0) {
            throw new IllegalArgumentException("total must not be negative, but is " + total);
        }
        return BigInteger.valueOf(part).multiply(BigInteger.valueOf(total));
    }
}
