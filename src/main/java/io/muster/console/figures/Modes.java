package io.muster.console.figures;

import io.muster.console.find.FindWords;

/** Modes of payment as people read them; the names of the rails are the same in all languages. Pure. */
final class Modes {
    private Modes() {}

    /** A mode of payment: {@code UPI}, {@code Demand draft}. */
    static String word(String mode, FindWords words) {
        return switch (mode) {
            case "CASH" -> words.modeCash();
            case "CHEQUE" -> words.modeCheque();
            case "DEMAND_DRAFT" -> words.modeDraft();
            case "CARD" -> words.modeCard();
            case "NET_BANKING" -> words.modeNetBanking();
            case "WALLET" -> words.modeWallet();
            default -> mode;
        };
    }
}
