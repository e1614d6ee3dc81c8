package org.medfund.jobs.report;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text a reader of the page sees.
 *
 * @param classes of the elements it stands in, the innermost last
 */
record ShownText(String text, List<String> classes) {
    private static final Pattern PART =
            Pattern.compile("<!--.*?-->|<![^>]*>|<(/?)([a-zA-Z][\\w-]*)([^>]*)>|([^<]+)", Pattern.DOTALL);
    private static final Pattern CLASS = Pattern.compile("class=\"([^\"]*)\"");
    private static final Set<String> VOID = Set.of("meta", "link", "br", "hr", "img", "input", "source", "col");
    private static final Set<String> UNSEEN = Set.of("script", "style", "title");

    /** Every text of a document as a browser dumps it, scripts and styles left out. */
    static List<ShownText> of(String document) {
        String seen = document.replaceAll("(?s)<(script|style|title)\\b.*?</\\1>", "");
        List<ShownText> texts = new ArrayList<>();
        Deque<String> open = new ArrayDeque<>();
        Matcher part = PART.matcher(seen);
        while (part.find()) {
            if (part.group(4) != null && !part.group(4).isBlank()) {
                texts.add(new ShownText(plain(part.group(4)), List.copyOf(open)));
            } else if (part.group(2) != null && !VOID.contains(part.group(2)) && !UNSEEN.contains(part.group(2))) {
                if (part.group(1).isEmpty()) {
                    Matcher name = CLASS.matcher(part.group(3));
                    open.addLast(name.find() ? name.group(1) : "");
                } else {
                    open.removeLast();
                }
            }
        }
        return texts;
    }

    boolean isIn(String className) {
        return classes.stream().anyMatch(each -> List.of(each.split(" ")).contains(className));
    }

    private static String plain(String text) {
        return text.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&nbsp;", " ")
                .replace("&amp;", "&");
    }
}
