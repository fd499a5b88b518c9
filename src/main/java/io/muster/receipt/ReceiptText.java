package io.muster.receipt;

import io.muster.tenant.Language;
import io.muster.validation.PaymentMode;

/** The words that are printed on receipts, in each language that receipts are written in. */
enum ReceiptText {
    TITLE("Payment receipt", "भुगतान रसीद"),
    NUMBER("Receipt no.", "रसीद संख्या"),
    AMOUNT("Amount received", "प्राप्त राशि"),
    BORROWER("Borrower", "उधारकर्ता"),
    PHONE("Mobile", "मोबाइल"),
    LOAN("Loan account", "ऋण खाता"),
    PRODUCT("Product", "ऋण का प्रकार"),
    BRANCH("Branch", "शाखा"),
    AGENT("Collected by", "संग्रहकर्ता"),
    ISSUED("Issued on", "जारी करने की तिथि"),
    VALUE_DATE("Value date", "मूल्य तिथि"),
    MODE("Mode of payment", "भुगतान का माध्यम"),
    PAYER("Deposited by", "जमाकर्ता"),
    INSTALMENT("Instalment", "किस्त"),
    DUE_DATE("Due date", "देय तिथि"),
    PENALTY("Penal charges", "दंड शुल्क"),
    FEE("Fees", "शुल्क"),
    INTEREST("Interest", "ब्याज"),
    PRINCIPAL("Principal", "मूलधन"),
    TOTAL("Total", "कुल"),
    MORE("and %d more instalments", "और %d किस्तें"),
    EXCESS("Held on the account, nothing being due", "अतिरिक्त राशि, खाते में जमा"),
    OVERDUE("Overdue after this payment", "इस भुगतान के बाद बकाया"),
    REALISATION("Subject to realisation.", "राशि की वसूली होने पर ही मान्य।"),
    REPLACES("Issued in place of cancelled receipt %s.", "निरस्त रसीद %s के स्थान पर जारी।"),
    CANCELLED("CANCELLED", "निरस्त"),
    CANCELLED_ON("Cancelled on %s", "%s को निरस्त"),
    REISSUED("Issued anew as %s", "नई रसीद %s"),
    VERIFY("Verify this receipt at", "इस रसीद की जाँच यहाँ करें"),
    GRIEVANCE("Grievance officer", "शिकायत अधिकारी"),
    CASH("Cash", "नकद"),
    CHEQUE("Cheque", "चेक"),
    DEMAND_DRAFT("Demand draft", "डिमांड ड्राफ़्ट"),
    NACH("NACH mandate", "एनएसीएच मैंडेट"),
    CARD("Card", "कार्ड"),
    NET_BANKING("Net banking", "नेट बैंकिंग"),
    WALLET("Wallet", "वॉलेट"),
    SLIP_NUMBER("Slip no.", "पर्ची संख्या"),
    CHEQUE_NUMBER("Cheque no.", "चेक संख्या"),
    DRAFT_NUMBER("Draft no.", "ड्राफ़्ट संख्या"),
    BBPS_APPROVAL("BBPS approval reference", "बीबीपीएस स्वीकृति संदर्भ"),
    APPROVAL("Approval code", "स्वीकृति कोड"),
    REFERENCE("Reference", "संदर्भ संख्या");

    private final String english;
    private final String hindi;

    ReceiptText(String english, String hindi) {
        this.english = english;
        this.hindi = hindi;
    }

    String in(Language language) {
        return switch (language) {
            case ENGLISH -> english;
            case HINDI -> hindi;
        };
    }

    /** How the money came, as people say it; the names of the rails are the same in both languages. */
    static String mode(PaymentMode mode, Language language) {
        return switch (mode) {
            case UPI, IMPS, NEFT, RTGS, BBPS -> mode.name();
            case CASH -> CASH.in(language);
            case CHEQUE -> CHEQUE.in(language);
            case DEMAND_DRAFT -> DEMAND_DRAFT.in(language);
            case NACH -> NACH.in(language);
            case CARD -> CARD.in(language);
            case NET_BANKING -> NET_BANKING.in(language);
            case WALLET -> WALLET.in(language);
        };
    }

    /** What the mode's reference is called by those who issue it. */
    static String reference(PaymentMode mode, Language language) {
        return switch (mode) {
            case UPI, IMPS -> "RRN";
            case NEFT, RTGS -> "UTR";
            case NACH -> "UMRN";
            case CASH -> SLIP_NUMBER.in(language);
            case CHEQUE -> CHEQUE_NUMBER.in(language);
            case DEMAND_DRAFT -> DRAFT_NUMBER.in(language);
            case BBPS -> BBPS_APPROVAL.in(language);
            case CARD -> APPROVAL.in(language);
            case NET_BANKING, WALLET -> REFERENCE.in(language);
        };
    }

    /** Whether the money may still not come: the receipt holds when it does. */
    static boolean isSubjectToRealisation(PaymentMode mode) {
        return mode == PaymentMode.CHEQUE || mode == PaymentMode.DEMAND_DRAFT || mode == PaymentMode.NACH;
    }
}
