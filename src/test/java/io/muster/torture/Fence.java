package io.muster.torture;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Watches from inside the database who moves a lane's checkpoint, by a trigger of the torture's own: once a worker with a
 * higher token has moved any lane of an upload, nobody with a lower one may.
 */
final class Fence {
    private static final String INSTALL = """
            create schema torture;
            create table torture.advance (
              place bigint generated always as identity,
              at timestamptz not null default clock_timestamp(),
              upload_id uuid not null,
              lane int not null,
              token bigint not null,
              last_row int not null,
              process text not null
            );
            create function torture.note() returns trigger language plpgsql security definer as $$
            begin
              insert into torture.advance (upload_id, lane, token, last_row, process)
              values (new.upload_id, new.lane, new.token, new.last_row, current_setting('application_name'));
              return null;
            end $$;
            create trigger torture_notes after update on upload_lane
              for each row when (new.last_row > old.last_row) execute function torture.note();
            """;

    // Whoever moves a lane's row holds it until the commit, so within a lane the places are in the order of commits
    private static final String LOWER_TOKEN_LATER = """
            select format('upload %s lane %s: token %s of %s reached row %s after token %s',
              upload_id, lane, token, process, last_row, before)
            from (
              select a.*, max(token) over (partition by upload_id, lane order by place
                rows between unbounded preceding and 1 preceding) as before
              from torture.advance a) moved
            where token < before
            """;

    private static final String TOKEN_OF_TWO = """
            select format('upload %s: token %s was used by %s', upload_id, token, string_agg(distinct process, ', '))
            from torture.advance
            group by upload_id, token
            having count(distinct process) > 1
            """;

    // A moment is that of the write, inside a transaction: what follows a pause by less than a second may have begun
    // before
    private static final String MOVED_AFTER_WAKING = """
            select format('upload %%s lane %%s: woken %%s moved to row %%s under token %%s', upload_id, lane, process, last_row, token)
            from torture.advance a
            where process ~ '-%1$d-' and at > clock_timestamp() - interval '%2$d milliseconds'
              and exists (select 1 from torture.advance b where b.upload_id = a.upload_id and b.token > a.token and b.place < a.place)
            """;

    private final List<Lender> lenders;

    Fence(List<Lender> lenders) {
        this.lenders = lenders;
    }

    /** To be called when the lenders' databases are there. */
    void install() {
        lenders.forEach(lender -> lender.execute(INSTALL));
    }

    /** What a superseded worker wrote, a sentence each. */
    List<String> check() {
        List<String> broken = new ArrayList<>();
        for (Lender lender : lenders) {
            broken.addAll(lender.list(LOWER_TOKEN_LATER));
            broken.addAll(lender.list(TOKEN_OF_TWO));
        }
        return broken;
    }

    /** What a worker that was paused wrote of uploads that others had gone on with, since it woke. */
    List<String> checkWoken(long pid, Duration since) {
        List<String> broken = new ArrayList<>();
        for (Lender lender : lenders) {
            broken.addAll(lender.list(MOVED_AFTER_WAKING.formatted(pid, since.toMillis())));
        }
        return broken;
    }

    /** Forgets what has been checked, so that each round's check is as quick as the first. */
    void forget() {
        lenders.forEach(lender -> lender.execute("truncate torture.advance"));
    }
}
