package io.muster.validation;

import static io.muster.validation.PaymentMode.BBPS;
import static io.muster.validation.PaymentMode.CARD;
import static io.muster.validation.PaymentMode.CASH;
import static io.muster.validation.PaymentMode.CHEQUE;
import static io.muster.validation.PaymentMode.DEMAND_DRAFT;
import static io.muster.validation.PaymentMode.IMPS;
import static io.muster.validation.PaymentMode.NACH;
import static io.muster.validation.PaymentMode.NEFT;
import static io.muster.validation.PaymentMode.NET_BANKING;
import static io.muster.validation.PaymentMode.RTGS;
import static io.muster.validation.PaymentMode.UPI;
import static io.muster.validation.PaymentMode.WALLET;

import io.muster.tenant.HeaderName;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The ways of payment by the names that sheets give them.
 *
 * <p>A name that may mean two modes, such as {@code RTGS/NEFT} or {@code Online}, is none: the mode is a part of the
 * payment's key, so a guess could post a payment twice.
 */
final class ModeText {
    private static final int WORDS_MAX = 12;
    private static final int SLIP_LENGTH_MIN = 3;
    private static final Map<String, PaymentMode> NORMAL = new HashMap<>();
    // as commonly typed, so that most rows need no comparison form
    private static final Map<String, PaymentMode> TYPED = new HashMap<>();

    static {
        name(
                CASH,
                "cash",
                "csh",
                "by cash",
                "cash collection",
                "cash deposit",
                "cash payment",
                "cash received",
                "नकद",
                "कैश");
        name(CHEQUE, "cheque", "chq", "cheq", "chque", "check", "by cheque", "pdc", "cts", "local cheque");
        name(DEMAND_DRAFT, "dd", "demand draft", "draft", "bank draft", "bankers cheque", "pay order");
        name(
                UPI,
                "upi",
                "by upi",
                "bhim",
                "bhim upi",
                "upi qr",
                "qr",
                "qr code",
                "bharat qr",
                "upi collect",
                "upi intent");
        name(UPI, "gpay", "g pay", "google pay", "phonepe", "phone pe", "phone pay", "phonepay", "paytm", "paytm upi");
        name(UPI, "upi autopay", "upi mandate", "amazon pay upi", "upi payment", "upi transfer", "यूपीआई");
        name(IMPS, "imps", "by imps", "imps p2a", "imps transfer", "immediate payment service");
        name(NEFT, "neft", "by neft", "neft cr", "neft inward", "neft transfer");
        name(RTGS, "rtgs", "by rtgs", "rtgs cr", "rtgs inward", "rtgs transfer");
        name(NACH, "nach", "enach", "e-nach", "p-nach", "nach dr", "nach debit", "ecs", "ecs dr", "ecs debit", "ach");
        name(
                NACH,
                "ach dr",
                "ach debit",
                "si",
                "standing instruction",
                "auto debit",
                "mandate",
                "e-mandate",
                "direct debit");
        name(BBPS, "bbps", "bharat billpay", "bharat bill pay", "bharat connect", "bill pay", "bou");
        name(
                CARD,
                "card",
                "debit card",
                "credit card",
                "card swipe",
                "swipe",
                "pos",
                "edc",
                "card payment",
                "atm card");
        name(NET_BANKING, "net banking", "nb", "internet banking", "ib", "inb", "e-banking", "fund transfer");
        name(NET_BANKING, "internal transfer", "intra bank transfer", "ift");
        name(WALLET, "wallet", "e-wallet", "mobile wallet", "ppi", "paytm wallet", "mobikwik", "amazon pay wallet");
    }

    private ModeText() {}

    /** The mode of this name; null when it names none, or more than one. */
    static @Nullable PaymentMode find(String text) {
        PaymentMode typed = TYPED.get(text);
        if (typed != null || text.length() > HeaderName.LENGTH_MAX) {
            return typed;
        }
        PaymentMode named = NORMAL.get(HeaderName.normal(text));
        return named == null ? ofParts(text) : named;
    }

    /** The mode of {@code GPay / PhonePe} and the like: several names for one mode. */
    private static @Nullable PaymentMode ofParts(String text) {
        PaymentMode all = null;
        int start = 0;
        for (int end = 0; end <= text.length(); end++) {
            if (end < text.length() && "/,&-+()|".indexOf(text.charAt(end)) < 0) {
                continue;
            }
            String part = HeaderName.normal(text.substring(start, end));
            start = end + 1;
            if (part.isEmpty()) {
                continue;
            }
            PaymentMode mode = NORMAL.get(part);
            if (mode == null || (all != null && all != mode)) {
                return null;
            }
            all = mode;
        }
        return all;
    }

    /** The modes that a text names which is itself no mode's name: within it, or but for a slip; never more than a few. */
    static Set<PaymentMode> near(String text) {
        Set<PaymentMode> near = EnumSet.noneOf(PaymentMode.class);
        for (String word : text.split("[^\\p{L}\\p{M}]+", WORDS_MAX)) {
            String normal = HeaderName.normal(word);
            PaymentMode named = NORMAL.get(normal);
            if (named != null) {
                near.add(named);
            } else if (normal.length() >= SLIP_LENGTH_MIN) {
                near.addAll(slips(normal));
            }
        }
        return near.isEmpty() ? slips(HeaderName.normal(text)) : near;
    }

    private static Set<PaymentMode> slips(String normal) {
        Set<PaymentMode> near = EnumSet.noneOf(PaymentMode.class);
        NORMAL.forEach((name, mode) -> {
            if (name.length() >= SLIP_LENGTH_MIN
                    && Math.abs(name.length() - normal.length()) <= 1
                    && Distance.between(name, normal) <= 1) {
                near.add(mode);
            }
        });
        return near;
    }

    /** The name that people write. */
    static String nameOf(PaymentMode mode) {
        return switch (mode) {
            case CASH -> "Cash";
            case CHEQUE -> "Cheque";
            case DEMAND_DRAFT -> "DD";
            case CARD -> "Card";
            case NET_BANKING -> "Net banking";
            case WALLET -> "Wallet";
            case UPI, IMPS, NEFT, RTGS, NACH, BBPS -> mode.name();
        };
    }

    private static void name(PaymentMode mode, String... names) {
        for (String name : names) {
            NORMAL.put(HeaderName.normal(name), mode);
            TYPED.put(name, mode);
            TYPED.put(name.toUpperCase(Locale.ROOT), mode);
            TYPED.put(name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1), mode);
        }
    }
}
