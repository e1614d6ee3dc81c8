package org.medfund.verify;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a period should say: postings that are not of single cases, and the columns of its statements. */
final class Derived {
    final Postings postings = new Postings();
    final SortedMap<Owner, Map<String, String>> statements = new TreeMap<>();

    Map<String, String> statement(Owner owner) {
        return statements.computeIfAbsent(owner, key -> new LinkedHashMap<>());
    }
}
