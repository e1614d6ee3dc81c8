package org.medfund.ml.model;

import java.util.List;

/** What a learner is fitted on or scores: one row per entity, row after row, as floats. NaN is a missing value. */
public final class Matrix {
    private final List<String> columns;
    private final int rows;
    private final float[] values;

    private Matrix(List<String> columns, int rows, float[] values) {
        this.columns = List.copyOf(columns);
        this.rows = rows;
        this.values = values;
    }

    /**
     * @param values row after row; kept, not copied
     * @throws IllegalArgumentException if there are not as many values as cells
     */
    public static Matrix of(List<String> columns, int rows, float[] values) {
        if (values.length != Math.multiplyExact(rows, columns.size())) {
            throw new IllegalArgumentException(
                    rows + " rows of " + columns.size() + " columns do not have " + values.length + " values.");
        }
        return new Matrix(columns, rows, values);
    }

    public List<String> columns() {
        return columns;
    }

    public int rows() {
        return rows;
    }

    public int width() {
        return columns.size();
    }

    public float at(int row, int column) {
        return values[row * columns.size() + column];
    }

    /** The values themselves, for the native learner, which reads them without a copy. */
    float[] values() {
        return values;
    }
}
