package org.medfund.notebooks;

import java.awt.Color;
import java.awt.Font;
import java.awt.image.BufferedImage;
import java.util.List;
import org.apache.spark.sql.Row;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.AxesChartStyler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Charts over a few collected rows, as pictures a notebook shows in place. Rows without a value are left out. */
public final class Pictures {
    private static final int WIDTH_PX = 900;
    private static final int HEIGHT_PX = 420;
    private static final Color ACCENT = new Color(0x17557F);
    private static final Color SOFT = new Color(0xB8C2CD);

    /** A point per row, and the line on which both values are equal. */
    public static BufferedImage scatter(String title, List<Row> rows, String across, String up) {
        List<Row> whole = with(rows, across, up);
        XYChart chart = chart(title, across, up);
        chart.getStyler().setDefaultSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Scatter);
        if (!whole.isEmpty()) {
            double[] x = values(whole, across);
            double[] y = values(whole, up);
            double low = Math.min(min(x), min(y));
            double high = Math.max(max(x), max(y));
            XYSeries equal = chart.addSeries("equal", new double[] {low, high}, new double[] {low, high});
            equal.setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Line);
            equal.setMarker(SeriesMarkers.NONE);
            equal.setLineColor(SOFT);
            XYSeries points = chart.addSeries("points", x, y);
            points.setMarkerColor(ACCENT);
        }
        return BitmapEncoder.getBufferedImage(chart);
    }

    /** A bar per row. */
    public static BufferedImage bars(String title, List<Row> rows, String label, String value) {
        List<Row> whole = with(rows, label, value);
        CategoryChart chart = new CategoryChartBuilder()
                .width(WIDTH_PX)
                .height(HEIGHT_PX)
                .title(title)
                .xAxisTitle(label)
                .yAxisTitle(value)
                .build();
        style(chart.getStyler());
        chart.getStyler().setXAxisLabelRotation(whole.size() > 8 ? 90 : 0);
        if (!whole.isEmpty()) {
            chart.addSeries(value, labels(whole, label), boxed(whole, value)).setFillColor(ACCENT);
        }
        return BitmapEncoder.getBufferedImage(chart);
    }

    /** A point per row with its interval, in the order of the rows. */
    public static BufferedImage intervals(
            String title, List<Row> rows, String label, String low, String value, String high) {
        List<Row> whole = with(rows, label, low, value, high);
        CategoryChart chart = new CategoryChartBuilder()
                .width(WIDTH_PX)
                .height(HEIGHT_PX)
                .title(title)
                .xAxisTitle(label)
                .yAxisTitle(value)
                .build();
        style(chart.getStyler());
        chart.getStyler().setXAxisLabelRotation(90);
        chart.getStyler()
                .setDefaultSeriesRenderStyle(org.knowm.xchart.CategorySeries.CategorySeriesRenderStyle.Scatter);
        if (!whole.isEmpty()) {
            List<Double> half = whole.stream()
                    .map(row -> (number(row, high) - number(row, low)) / 2)
                    .toList();
            chart.addSeries(value, labels(whole, label), boxed(whole, value), half)
                    .setMarkerColor(ACCENT);
        }
        return BitmapEncoder.getBufferedImage(chart);
    }

    private static XYChart chart(String title, String across, String up) {
        XYChart chart = new XYChartBuilder()
                .width(WIDTH_PX)
                .height(HEIGHT_PX)
                .title(title)
                .xAxisTitle(across)
                .yAxisTitle(up)
                .build();
        style(chart.getStyler());
        return chart;
    }

    private static void style(AxesChartStyler styler) {
        styler.setAxisTickLabelsFont(new Font(Font.SANS_SERIF, Font.PLAIN, 11));
        styler.setLegendVisible(false);
        styler.setChartBackgroundColor(Color.WHITE);
        styler.setPlotBorderVisible(false);
        styler.setChartTitleFont(new Font(Font.SANS_SERIF, Font.BOLD, 14));
    }

    private static List<Row> with(List<Row> rows, String... columns) {
        return rows.stream()
                .filter(row -> List.of(columns).stream().noneMatch(name -> row.isNullAt(row.fieldIndex(name))))
                .toList();
    }

    private static List<String> labels(List<Row> rows, String column) {
        return rows.stream()
                .map(row -> String.valueOf(row.<Object>getAs(column)))
                .toList();
    }

    private static List<Double> boxed(List<Row> rows, String column) {
        return rows.stream().map(row -> number(row, column)).toList();
    }

    private static double[] values(List<Row> rows, String column) {
        return rows.stream().mapToDouble(row -> number(row, column)).toArray();
    }

    private static double number(Row row, String column) {
        return row.<Number>getAs(column).doubleValue();
    }

    private static double min(double[] values) {
        return java.util.Arrays.stream(values).min().orElseThrow();
    }

    private static double max(double[] values) {
        return java.util.Arrays.stream(values).max().orElseThrow();
    }

    private Pictures() {}
}
