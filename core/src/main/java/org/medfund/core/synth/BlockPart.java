package org.medfund.core.synth;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One part of every growing file, written from one simulation of its blocks. The blocks are dealt out in order, so the
 * parts of a file behind each other hold the same rows in the same order whatever their number.
 */
final class BlockPart implements Closeable {
    private final List<PartFile> open = new ArrayList<>();
    private final Map<List<String>, Paid> payments = new HashMap<>();

    /**
     * What was paid for stays, fen.
     *
     * @param basicPool by the basic pool
     * @param owed by all funds, and by relatives' accounts: what a region owes another for them
     */
    record Paid(long basicPool, long owed) {
        Paid plus(Paid other) {
            return new Paid(basicPool + other.basicPool, owed + other.owed);
        }
    }

    private BlockPart() {}

    /**
     * @param number of the part, from 0
     * @param attempt a number no other attempt at this part has
     * @return what is paid by region of the insured, treating region, hospital, insurance type, and
     *     month of discharge; refunded stays left out
     */
    static Map<List<String>, Paid> write(LandingFiles files, int number, int parts, long attempt) throws IOException {
        BlockSimulator simulator = new BlockSimulator(files.settings());
        long blocks = Block.count(files.settings());
        try (BlockPart part = new BlockPart()) {
            for (BlockFile file : BlockFile.ALL) {
                part.open.add(files.open(file, number, attempt));
            }
            for (long block = blocks * number / parts; block < blocks * (number + 1) / parts; block++) {
                part.add(simulator.simulate(block), simulator.world());
            }
            for (PartFile file : part.open) {
                file.publish();
            }
            return part.payments;
        }
    }

    private void add(Block block, World world) throws IOException {
        for (int f = 0; f < open.size(); f++) {
            for (@Nullable String[] row : BlockFile.ALL.get(f).rows().of(block, world)) {
                open.get(f).write(row);
            }
        }
        for (Stay stay : block.stays()) {
            if (!stay.isRefunded) {
                List<String> payer = List.of(
                        world.place(stay.person.place).code(),
                        world.place(stay.treatedPlace).code(),
                        stay.hospital.code(),
                        stay.person.insuranceType,
                        PersonRows.month(stay));
                FundSplit split = stay.split;
                payments.merge(payer, new Paid(split.basicPool(), split.fundTotal() + split.mutualAid()), Paid::plus);
            }
        }
    }

    @Override
    public void close() throws IOException {
        for (PartFile file : open) {
            file.close();
        }
    }
}
