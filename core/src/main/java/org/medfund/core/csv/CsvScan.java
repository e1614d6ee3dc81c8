package org.medfund.core.csv;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Counts the records of a CSV file (RFC 4180) byte by byte, apart from the reader that loads them, and finds quotes that
 * stand where none may: such a quote can swallow the lines that follow it.
 *
 * <p>A quote opens a quoted cell at the beginning of a cell only; elsewhere in an unquoted cell it is text. Lines of
 * nothing but white space are no records. The first record is the header.
 */
public final class CsvScan {
    private static final int MALFORMED_SHOWN = 5;
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
    private static final int PAST_MARK = -1;

    private enum Place {
        CELL_START,
        UNQUOTED,
        QUOTED,
        /** After a quote inside a quoted cell: it ends the cell, or is the first of two. */
        AFTER_QUOTE
    }

    private final String summedColumn;
    private final Function<String, BigDecimal> amountOfCell;
    private final boolean isOneLinePerRecord;
    private final ByteArrayOutputStream cell = new ByteArrayOutputStream();
    private final List<String> header = new ArrayList<>();
    private final List<Long> malformedLines = new ArrayList<>();

    private int markBytes;
    private Place place = Place.CELL_START;
    private long line = 1;
    private long lineOfRecord = 1;
    private int cells;
    private boolean isBlank = true;
    private boolean isCut;
    private boolean isHeader = true;
    private int summedAt = -1;
    private String summedCell = "";

    private long records;
    private boolean hasBreakInQuotes;
    private BigDecimal sumYuan = BigDecimal.ZERO;

    private CsvScan(String summedColumn, Function<String, BigDecimal> amountOfCell, boolean isOneLinePerRecord) {
        this.summedColumn = summedColumn;
        this.amountOfCell = amountOfCell;
        this.isOneLinePerRecord = isOneLinePerRecord;
    }

    /**
     * For files that programs write.
     *
     * @param column whose amounts are added up, where the file has it
     * @param amountOfCell of the text of a cell, without blanks around it
     */
    public static CsvScan summing(String column, Function<String, BigDecimal> amountOfCell) {
        return new CsvScan(column, amountOfCell, false);
    }

    /** For files that people keep: a record is one line, and a quote inside a cell that is not quoted is a slip too. */
    public static CsvScan oneLinePerRecord() {
        return new CsvScan("", cell -> BigDecimal.ZERO, true);
    }

    public void take(byte[] bytes, int length) {
        for (int i = 0; i < length; i++) {
            if (markBytes == PAST_MARK) {
                take(bytes[i]);
            } else {
                takeAtBeginning(bytes[i]);
            }
        }
    }

    /** A byte order mark is no part of the first cell. */
    private void takeAtBeginning(byte b) {
        if (b == BYTE_ORDER_MARK[markBytes]) {
            markBytes = markBytes + 1 == BYTE_ORDER_MARK.length ? PAST_MARK : markBytes + 1;
            return;
        }
        int begun = markBytes;
        markBytes = PAST_MARK;
        for (int i = 0; i < begun; i++) {
            take(BYTE_ORDER_MARK[i]);
        }
        take(b);
    }

    private void take(byte b) {
        if (place == Place.QUOTED) {
            takeQuoted(b);
        } else if (b == '\n' || b == '\r') {
            endRecord();
            line += b == '\n' ? 1 : 0;
            lineOfRecord = line;
        } else if (b == ',') {
            endCell();
            isBlank = false;
        } else if (b == '"' && place == Place.CELL_START) {
            place = Place.QUOTED;
            isBlank = false;
        } else if (b == '"' && place == Place.AFTER_QUOTE) {
            place = Place.QUOTED;
            keep(b);
        } else {
            isCut |= place == Place.AFTER_QUOTE || (b == '"' && isOneLinePerRecord);
            place = Place.UNQUOTED;
            isBlank &= b == ' ' || b == '\t';
            keep(b);
        }
    }

    private void takeQuoted(byte b) {
        if (b == '"') {
            place = Place.AFTER_QUOTE;
            return;
        }
        if (b == '\n') {
            hasBreakInQuotes = true;
            line++;
        }
        keep(b);
    }

    private void keep(byte b) {
        if (isHeader || cells == summedAt) {
            cell.write(b);
        }
    }

    private void endCell() {
        if (isHeader) {
            header.add(cell.toString(StandardCharsets.UTF_8).strip());
        } else if (cells == summedAt) {
            summedCell = cell.toString(StandardCharsets.UTF_8).strip();
        }
        cell.reset();
        cells++;
        place = Place.CELL_START;
    }

    private void endRecord() {
        if (!isBlank) {
            endCell();
            boolean isWhole = isHeader || cells == header.size();
            // A break inside a record of the wrong width: its quote was never meant to reach so far.
            if (isCut || (line > lineOfRecord && (!isWhole || isOneLinePerRecord))) {
                malformedLines.add(lineOfRecord);
            }
            if (isHeader) {
                summedAt = header.indexOf(summedColumn);
                isHeader = false;
            } else {
                records++;
                if (isWhole && summedAt >= 0) {
                    sumYuan = sumYuan.add(amountOfCell.apply(summedCell));
                }
            }
        }
        cells = 0;
        cell.reset();
        summedCell = "";
        isBlank = true;
        isCut = false;
        place = Place.CELL_START;
    }

    /** To be called once, after the last byte. */
    public void end() {
        isCut |= place == Place.QUOTED;
        endRecord();
    }

    /** Records below the header. */
    public long records() {
        return records;
    }

    public boolean hasBreakInQuotes() {
        return hasBreakInQuotes;
    }

    /** The plain amounts of the summed column, in records as wide as the header; 0 if the file has no such column. */
    public BigDecimal sumYuan() {
        return sumYuan;
    }

    /** The first lines of records with a quote where none may stand; at most a few. */
    public List<Long> malformedLines() {
        return List.copyOf(malformedLines.subList(0, Math.min(MALFORMED_SHOWN, malformedLines.size())));
    }
}
