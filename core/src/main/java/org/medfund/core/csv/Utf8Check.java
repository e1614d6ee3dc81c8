package org.medfund.core.csv;

/** Finds the first line of a text that is not UTF-8 (RFC 3629), byte by byte. */
public final class Utf8Check {
    private int following;
    private int lowest = 0x80;
    private int highest = 0xBF;
    private long line = 1;
    private long wrongLine;

    /** Looks at the bytes from one place up to another, as the ones that follow those before. */
    public void take(byte[] bytes, int from, int to) {
        for (int i = from; i < to && wrongLine == 0; i++) {
            take(bytes[i] & 0xFF);
        }
    }

    private void take(int b) {
        if (following > 0) {
            wrongLine = b < lowest || b > highest ? line : 0;
            following--;
            lowest = 0x80;
            highest = 0xBF;
        } else if (b >= 0x80) {
            begin(b);
        } else if (b == '\n') {
            line++;
        }
    }

    /** The bounds of the second byte keep out longer forms than needed, surrogates, and what lies beyond Unicode. */
    private void begin(int b) {
        following = b >= 0xF0 ? 3 : b >= 0xE0 ? 2 : 1;
        lowest = b == 0xE0 ? 0xA0 : b == 0xF0 ? 0x90 : 0x80;
        highest = b == 0xED ? 0x9F : b == 0xF4 ? 0x8F : 0xBF;
        wrongLine = b < 0xC2 || b > 0xF4 ? line : 0;
    }

    /** To be called once, after the last byte: a text may not end inside a character. */
    public void end() {
        wrongLine = wrongLine == 0 && following > 0 ? line : wrongLine;
    }

    /** The first line with other bytes so far; 0 if there is none. */
    public long wrongLine() {
        return wrongLine;
    }
}
