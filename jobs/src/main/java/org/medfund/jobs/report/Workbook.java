package org.medfund.jobs.report;

import com.github.rzymek.opczip.OpcOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.spark.sql.Row;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import org.medfund.core.csv.PlainText;
import org.medfund.core.job.Outputs;
import org.medfund.core.problem.Problem;
import org.medfund.core.problem.ProblemCode;
import org.medfund.core.time.ChinaTime;

/**
 * An Excel workbook, written row by row. Numbers are numbers, codes are text, so that 0123 stays what it is. Above the
 * rows stand the names of the columns in Chinese, what they mean in English, and their names in the lake, all in view
 * when the sheet is scrolled. The same rows give the same bytes.
 *
 * <p>A number of more than {@value #DIGITS_MAX} digits is written as text: Excel would silently round it. A text longer
 * than a cell holds is cut, and says so.
 */
public final class Workbook implements Outputs.Content {
    /** Rows that a sheet of Excel holds below the header. */
    public static final int ROWS_MAX = Worksheet.MAX_ROWS - Workbook.HEADER_ROWS;

    private static final int HEADER_ROWS = 3;
    private static final int DIGITS_MAX = 15;
    private static final int TEXT_MAX = 32_767;
    private static final int ROWS_HELD = 500;
    private static final String CUT = " … (cut: the CSV export has the whole text)";
    private static final String HEADER_FILL = "DCE6F1";
    /** The part of the file that has the time of writing in it. */
    private static final String PROPERTIES = "docProps/core.xml";

    private final List<Sheet> sheets;

    public Workbook(List<Sheet> sheets) {
        this.sheets = List.copyOf(sheets);
    }

    /**
     * @param table whose rows a sheet is to hold
     * @param remedy what to do instead
     * @throws org.medfund.core.problem.Refusal if the sheet has no room for them
     */
    static void refuseTooMany(String table, long rows, String remedy) {
        if (rows > ROWS_MAX) {
            throw Problem.of(
                            ProblemCode.ARGUMENTS,
                            "Excel cannot hold " + table + ":",
                            "it has " + rows + " rows, and a sheet has room for " + ROWS_MAX + " below its header.",
                            remedy)
                    .refusal();
        }
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        Path draft = Files.createTempFile("medfund", ".xlsx");
        try {
            try (OutputStream file = Files.newOutputStream(draft)) {
                write(file);
            }
            copyWithoutTime(draft, out);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private void write(OutputStream out) throws IOException {
        try (org.dhatim.fastexcel.Workbook workbook = new org.dhatim.fastexcel.Workbook(out, "medfund", "1.0")) {
            for (Sheet sheet : sheets) {
                write(workbook.newWorksheet(sheet.name()), sheet);
            }
        }
    }

    private static void write(Worksheet page, Sheet sheet) throws IOException {
        List<String> formats =
                sheet.columns().stream().map(Sheet.Column::format).toList();
        header(page, sheet.columns());
        int line = HEADER_ROWS;
        for (Iterator<Row> rows = sheet.rows().iterator(); rows.hasNext(); line++) {
            Row row = rows.next();
            for (int at = 0; at < formats.size(); at++) {
                put(page, line, at, row.get(at), formats.get(at));
            }
            if (line % ROWS_HELD == 0) {
                page.flush();
            }
        }
        page.setAutoFilter(HEADER_ROWS - 1, 0, Math.max(line - 1, HEADER_ROWS), formats.size() - 1);
        page.finish();
    }

    private static void header(Worksheet page, List<Sheet.Column> columns) {
        for (int at = 0; at < columns.size(); at++) {
            Sheet.Column column = columns.get(at);
            page.width(at, width(column));
            List<String> names = List.of(column.chinese(), column.english(), column.name());
            for (int line = 0; line < HEADER_ROWS; line++) {
                page.inlineString(line, at, names.get(line));
                var style = page.style(line, at).fillColor(HEADER_FILL).verticalAlignment("top");
                if (line == 0) {
                    style.bold().set();
                } else if (line == 1) {
                    style.wrapText(true).fontSize(9).set();
                } else {
                    style.italic().fontSize(9).fontColor("5D6B7A").set();
                }
            }
        }
        page.freezePane(0, HEADER_ROWS);
    }

    private static double width(Sheet.Column column) {
        int name = Math.max(column.name().length(), 2 * column.chinese().length());
        return Math.min(40, Math.max(column.format().equals("@") ? 14 : 12, name + 3));
    }

    private static void put(Worksheet page, int line, int at, @Nullable Object value, String format) {
        if (value == null) {
            return;
        }
        if (value instanceof Number number && isExactInExcel(number)) {
            page.value(line, at, number);
        } else if (value instanceof Boolean flag) {
            page.value(line, at, flag);
        } else if (value instanceof LocalDate day) {
            page.value(line, at, day);
        } else if (value instanceof Instant instant) {
            page.value(line, at, instant.atZone(ChinaTime.ZONE).toLocalDateTime());
        } else {
            page.inlineString(line, at, fitting(PlainText.of(value)));
            page.style(line, at).format("@").set();
            return;
        }
        page.style(line, at).format(format).set();
    }

    private static boolean isExactInExcel(Number number) {
        if (number instanceof Double statistic) {
            return Double.isFinite(statistic);
        }
        BigDecimal exact = new BigDecimal(number.toString()).stripTrailingZeros();
        return exact.precision() <= DIGITS_MAX;
    }

    private static String fitting(String text) {
        return text.length() <= TEXT_MAX ? text : text.substring(0, TEXT_MAX - CUT.length()) + CUT;
    }

    /** The draft's parts in their order; of the properties only who made the file. */
    private static void copyWithoutTime(Path draft, OutputStream out) throws IOException {
        try (ZipFile parts = new ZipFile(draft.toFile())) {
            OpcOutputStream copy = new OpcOutputStream(out);
            for (ZipEntry part : Collections.list(parts.entries())) {
                copy.putNextEntry(new ZipEntry(part.getName()));
                try (InputStream in = parts.getInputStream(part)) {
                    if (part.getName().equals(PROPERTIES)) {
                        copy.write(new String(in.readAllBytes(), StandardCharsets.UTF_8)
                                .replaceAll("<dcterms:created.*?</dcterms:created>", "")
                                .getBytes(StandardCharsets.UTF_8));
                    } else {
                        in.transferTo(copy);
                    }
                }
                copy.closeEntry();
            }
            copy.finish();
        }
    }
}
