package io.muster.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.muster.notification.sending.Redrives;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What came of sending messages again. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "MessagesRedriven")
record RedrivenView(
        @Schema(description = "Messages that were meant and could be")
        int found,

        @Schema(description = "Those that go again") int queued,

        @Schema(description = "How many do not, by the code of why")
        Map<String, Integer> left,

        @Schema(description = "Send the same with this as after, for those behind; not there when there are none")
        @Nullable
        String next) {

    static RedrivenView of(Redrives.Redriven redriven) {
        return new RedrivenView(
                redriven.found(),
                redriven.queued(),
                redriven.left(),
                redriven.next() == null ? null : MessageFilter.place(redriven.next()));
    }
}
