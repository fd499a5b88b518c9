package io.muster.local;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** The sink's one page: messages as phones and inboxes would show them, newest first. Whatever came is escaped. */
final class SinkPage {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("d MMM HH:mm:ss", Locale.ENGLISH).withZone(ZoneId.of("Asia/Kolkata"));

    private static final String HEAD = """
            <!doctype html>
            <html lang="en"><head><meta charset="utf-8"><title>Muster: messages</title>
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="refresh" content="5">
            <style>
              :root { color-scheme: light dark; --back: #f3f4f1; --card: #fff; --text: #1d2420; --soft: #66706a;
                --line: #dfe3de; --sms: #1f6f54; --mail: #7a4a12 }
              @media (prefers-color-scheme: dark) { :root { --back: #151917; --card: #1f2522; --text: #e6eae7;
                --soft: #9aa59f; --line: #333b36; --sms: #6fd0a9; --mail: #e3b36f } }
              * { box-sizing: border-box }
              body { margin: 0; background: var(--back); color: var(--text); font: 16px/1.5 system-ui, sans-serif }
              header, main { max-width: 60rem; margin: 0 auto; padding: 1rem }
              h1 { font-size: 1.4rem; margin: .5rem 0 0 }
              header p { margin: .2rem 0; color: var(--soft) }
              article { background: var(--card); border: 1px solid var(--line); border-radius: .6rem;
                padding: .8rem 1rem; margin: 0 0 .8rem }
              .top { display: flex; flex-wrap: wrap; gap: .2rem .8rem; align-items: baseline; font-size: .9rem }
              .kind { font-weight: 700 } .sms { color: var(--sms) } .mail { color: var(--mail) }
              .to { font-weight: 600; overflow-wrap: anywhere } time { margin-left: auto; color: var(--soft) }
              .title { font-weight: 600; margin: .4rem 0 0 }
              pre { white-space: pre-wrap; overflow-wrap: anywhere; font: inherit; margin: .4rem 0 }
              .detail { color: var(--soft); font-size: .8rem; overflow-wrap: anywhere }
              .copies { color: #b3261e; font-weight: 600 }
            </style></head><body>
            """;

    private SinkPage() {}

    /** @param copies how often it came; more than once is what a provider drops */
    record Line(Sink.Shown message, int copies) {}

    static String html(List<Line> lines, int keptMax) {
        var page = new StringBuilder(HEAD);
        page.append("<header><h1>What would have been sent</h1><p>")
                .append(
                        lines.isEmpty()
                                ? "Nothing yet: upload a sheet, or post a payment."
                                : lines.size() + " messages")
                .append(lines.size() == keptMax ? ", the last of more" : "")
                .append(". Nothing leaves this machine; the page looks again every 5 seconds.</p></header><main>");
        lines.forEach(line -> append(page, line));
        return page.append("</main></body></html>").toString();
    }

    private static void append(StringBuilder page, Line line) {
        var message = line.message();
        var isSms = message.channel().equals("sms");
        page.append("<article><div class=top><span class=\"kind ")
                .append(isSms ? "sms\">SMS" : "mail\">Mail")
                .append("</span><span>from ")
                .append(escaped(message.from().isEmpty() ? "no header" : message.from()))
                .append("</span><span class=to>to ")
                .append(escaped(message.to()))
                .append("</span><time>")
                .append(TIME.format(message.at()))
                .append("</time></div>");
        if (!isSms) {
            page.append("<p class=title>").append(escaped(message.title())).append("</p>");
        }
        page.append("<pre>").append(escaped(message.text())).append("</pre><div class=detail>");
        if (isSms) {
            page.append(escaped(message.title())).append(" · ");
        }
        page.append(escaped(message.detail())).append(" · ").append(escaped(message.key()));
        if (line.copies() > 1) {
            page.append(" <span class=copies>came ").append(line.copies()).append(" times</span>");
        }
        page.append("</div></article>\n");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
