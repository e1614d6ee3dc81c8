package org.medfund.jobs.supervision.review;

import java.text.Normalizer;
import java.util.regex.Pattern;

/**
 * Finds numbers of persons in a text that names nobody: identity numbers (15 or 18 places), phone and card numbers.
 * Eleven digits in a row are one, however they are written; so are an identity and a mobile number parted by blanks
 * or dashes.
 */
final class PersonalText {
    private static final String GAP = "[\\s\\-–—]?";
    private static final Pattern LONG_NUMBER = Pattern.compile("\\p{Nd}{11}");
    private static final Pattern IDENTITY = Pattern.compile("\\p{Nd}{6}" + GAP + "(?:19|20)\\p{Nd}{2}" + GAP
            + "\\p{Nd}{2}" + GAP + "\\p{Nd}{2}" + GAP + "\\p{Nd}{3}[\\p{Nd}Xx]");
    private static final Pattern MOBILE =
            Pattern.compile("(?<!\\p{Nd})1[3-9]\\p{Nd}" + GAP + "\\p{Nd}{4}" + GAP + "\\p{Nd}{4}(?!\\p{Nd})");

    static boolean isIn(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC); // full-width digits and blanks
        return LONG_NUMBER.matcher(plain).find()
                || IDENTITY.matcher(plain).find()
                || MOBILE.matcher(plain).find();
    }

    private PersonalText() {}
}
