package dev.goaround.rollback.archive.adapter;

import java.io.IOException;

/** What the archive gave is not what was stored in it. */
public final class DamagedArchive extends IOException {

    private static final long serialVersionUID = 1;

    DamagedArchive(String reason) {
        super(reason);
    }
}
