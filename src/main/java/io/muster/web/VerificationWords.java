package io.muster.web;

import io.muster.tenant.Language;
import java.util.Map;

/** The words of the page that verifies receipts. */
final class VerificationWords {
    private static final Map<String, String> ENGLISH = Map.ofEntries(
            Map.entry("lang", "en"),
            Map.entry("otherLang", "hi"),
            Map.entry("otherName", "हिन्दी"),
            Map.entry("title", "Receipt verification"),
            Map.entry("genuine", "This receipt is genuine"),
            Map.entry("genuineSays", "It was issued by the lender below, and it is valid."),
            Map.entry("cancelled", "This receipt was cancelled"),
            Map.entry("cancelledSays", "The lender issued it and cancelled it later. It is not valid any more."),
            Map.entry("unknown", "No such receipt"),
            Map.entry(
                    "unknownSays",
                    "This link leads to no receipt. Scan the code on the paper again, or ask the lender."),
            Map.entry("revoked", "This link is no longer good"),
            Map.entry("revokedSays", "Links on papers of that time were withdrawn. Ask the lender for a new copy."),
            Map.entry("busy", "Too many requests"),
            Map.entry("busySays", "Please try again in a minute."),
            Map.entry("away", "This cannot be looked up now"),
            Map.entry("awaySays", "Please try again in a few minutes. It says nothing about the receipt."),
            Map.entry("amount", "Amount received"),
            Map.entry("lender", "Lender"),
            Map.entry("number", "Receipt number"),
            Map.entry("reissuedAs", "Issued anew as"),
            Map.entry("replaces", "Issued in place of"),
            Map.entry("issued", "Issued on"),
            Map.entry("valueDate", "Value date"),
            Map.entry("mode", "Paid by"),
            Map.entry("account", "Loan account"),
            Map.entry("borrower", "Borrower"),
            Map.entry("realisation", "Subject to realisation."),
            Map.entry("compare", "Compare with the paper: they must agree. Check the address of this page, too."));

    private static final Map<String, String> HINDI = Map.ofEntries(
            Map.entry("lang", "hi"),
            Map.entry("otherLang", "en"),
            Map.entry("otherName", "English"),
            Map.entry("title", "रसीद की जाँच"),
            Map.entry("genuine", "यह रसीद असली है"),
            Map.entry("genuineSays", "यह नीचे लिखे ऋणदाता ने जारी की है और मान्य है।"),
            Map.entry("cancelled", "यह रसीद निरस्त है"),
            Map.entry("cancelledSays", "ऋणदाता ने इसे जारी किया था और बाद में निरस्त किया। यह अब मान्य नहीं है।"),
            Map.entry("unknown", "ऐसी कोई रसीद नहीं है"),
            Map.entry(
                    "unknownSays", "यह लिंक किसी रसीद का नहीं है। कागज़ का कोड फिर से स्कैन करें या ऋणदाता से पूछें।"),
            Map.entry("revoked", "यह लिंक अब मान्य नहीं है"),
            Map.entry("revokedSays", "उस समय के लिंक वापस ले लिए गए हैं। ऋणदाता से नई प्रति माँगें।"),
            Map.entry("busy", "बहुत अधिक अनुरोध"),
            Map.entry("busySays", "कृपया एक मिनट बाद फिर प्रयास करें।"),
            Map.entry("away", "अभी जाँच नहीं हो सकती"),
            Map.entry("awaySays", "कृपया कुछ मिनट बाद फिर प्रयास करें। रसीद के बारे में इससे कुछ पता नहीं चलता।"),
            Map.entry("amount", "प्राप्त राशि"),
            Map.entry("lender", "ऋणदाता"),
            Map.entry("number", "रसीद संख्या"),
            Map.entry("reissuedAs", "नई रसीद"),
            Map.entry("replaces", "इस निरस्त रसीद के स्थान पर"),
            Map.entry("issued", "जारी करने की तिथि"),
            Map.entry("valueDate", "मूल्य तिथि"),
            Map.entry("mode", "भुगतान का माध्यम"),
            Map.entry("account", "ऋण खाता"),
            Map.entry("borrower", "ऋणी"),
            Map.entry("realisation", "राशि की वसूली होने पर ही मान्य।"),
            Map.entry("compare", "कागज़ से मिलाएँ: सब कुछ एक जैसा होना चाहिए। इस पृष्ठ का पता भी जाँचें।"));

    private VerificationWords() {}

    /** The words by the names that the template has for them. */
    static Map<String, String> in(Language language) {
        return switch (language) {
            case ENGLISH -> ENGLISH;
            case HINDI -> HINDI;
        };
    }
}
