package org.medfund.jobs.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.medfund.core.table.Table;

/** A section of the report: figures, charts, and tables read from some lake tables. */
public final class Section {
    private final String id;
    private final List<String> sources = new ArrayList<>();
    private final List<Missing> missing = new ArrayList<>();
    private final List<Card> cards = new ArrayList<>();
    private final List<Chart> charts = new ArrayList<>();
    private final List<Grid> grids = new ArrayList<>();
    private final List<Example> examples = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final List<Book> books = new ArrayList<>();

    /** A table nothing is published in, and the command that fills it. */
    public record Missing(String table, String command) {}

    /** The weight book of a region, and where it is. */
    record Book(String region, String address) {}

    /** One figure with a title. */
    public record Card(String id, Kind kind, String value) {}

    /** A flag with what it rests on. */
    public record Example(Map<String, String> flag, List<Fact> evidence) {}

    /**
     * One field of a record a flag rests on.
     *
     * @param role what the record is to the flag
     * @param table of the record, by its landing file if it has one
     * @param key of the record; empty if it is personal
     * @param kind what the value is
     */
    public record Fact(String role, String table, String key, String field, String value, Kind kind) {}

    /**
     * A section read from no table of its own.
     *
     * @param id names its title in the texts
     */
    public Section(String id) {
        this.id = id;
    }

    /** @param id names its title in the texts */
    Section(ReportInput in, String id, Table... sources) {
        this.id = id;
        for (Table source : sources) {
            this.sources.add(source.name());
            if (!in.isPublished(source)) {
                in.commandsFor(source).forEach(command -> missing.add(new Missing(source.name(), command)));
            }
        }
    }

    /** Tables it is read from that nobody need fill. */
    Section alsoFrom(Table... tables) {
        Stream.of(tables).map(Table::name).forEach(sources::add);
        return this;
    }

    public Section card(String cardId, Kind kind, String value) {
        cards.add(new Card(cardId, kind, value));
        return this;
    }

    /** A chart; one without labels is left out. */
    public Section chart(Chart chart) {
        if (!chart.labels().isEmpty()) {
            charts.add(chart);
        }
        return this;
    }

    /** A table; one without rows is left out. */
    public Section grid(Grid grid) {
        if (!grid.rows().isEmpty()) {
            grids.add(grid);
        }
        return this;
    }

    /** Something to be said once below the tables; {@code noteId} names it in the texts. */
    public Section note(String noteId) {
        notes.add(noteId);
        return this;
    }

    Section book(String region, String address) {
        books.add(new Book(region, address));
        return this;
    }

    Section example(Example example) {
        examples.add(example);
        return this;
    }

    public String getId() {
        return id;
    }

    public List<String> getSources() {
        return sources;
    }

    public List<Missing> getMissing() {
        return missing;
    }

    public List<Card> getCards() {
        return cards;
    }

    public List<Chart> getCharts() {
        return charts;
    }

    public List<Grid> getGrids() {
        return grids;
    }

    public List<String> getNotes() {
        return notes;
    }

    public List<Book> getBooks() {
        return books;
    }

    public List<Example> getExamples() {
        return examples;
    }
}
