package io.muster.pdf;

import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.function.Consumer;

/**
 * A PDF that is written while its pages come: what a page needs is forgotten when the next one begins. One thread.
 *
 * <p>A hundred thousand pages take the memory of their offsets. The file is complete when it is closed; its id follows from
 * its bytes, so that equal pages make an equal file.
 */
public final class PdfFile implements AutoCloseable {
    private static final int CATALOG = 1;
    private static final int PAGES = 2;
    private static final int RESOURCES = 3;
    private static final int INFO = 4;
    private static final int PRINTED = 5;
    private static final int FIRST_FREE = 6;

    private final Stationery stationery;
    private final PdfFacts facts;
    private final FontsOfFile fonts;
    private final PdfObjects objects;
    private final PageTree tree;
    private final Canvas canvas;

    /** Begins a file. @param out stays open when the file is closed */
    public PdfFile(OutputStream out, Stationery stationery, PdfFacts facts) {
        this.stationery = stationery;
        this.facts = facts;
        fonts = FontsOfFile.of(stationery.typefaces());
        objects = new PdfObjects(out, FIRST_FREE);
        tree = new PageTree(objects, PAGES);
        canvas = new Canvas(stationery, fonts);
    }

    /**
     * Adds a page.
     *
     * @param draw draws it, above what is printed beforehand
     * @throws UncheckedIOException when it cannot be written
     */
    public void page(Consumer<Canvas> draw) {
        canvas.begin();
        draw.accept(canvas);
        int content = objects.reserve();
        objects.stream(content, "", canvas.packed());
        int page = objects.reserve();
        int parent = tree.add(page);
        Ink ink = objects.begin(page);
        ink.put("<</Type/Page/Parent ").put(parent).put(" 0 R/MediaBox[0 0 ");
        ink.number(stationery.width()).number(stationery.height());
        ink.put("]/Resources ")
                .put(RESOURCES)
                .put(" 0 R/Contents ")
                .put(content)
                .put(" 0 R");
        links(ink);
        ink.put(">>");
        objects.end();
    }

    private void links(Ink ink) {
        if (canvas.links().isEmpty()) {
            return;
        }
        ink.put("/Annots[");
        for (Canvas.Link link : canvas.links()) {
            ink.put("<</Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect[");
            ink.number(link.left()).number(link.bottom()).number(link.right()).number(link.top());
            ink.put("]/A<</S/URI/URI").put(PdfObjects.quoted(link.address())).put(">>>>");
        }
        ink.put("]");
    }

    /** Writes what the pages share and the file's end. */
    @Override
    public void close() {
        tree.close();
        objects.stream(
                PRINTED,
                "/Type/XObject/Subtype/Form/BBox[0 0 " + Math.round(stationery.width()) + " "
                        + Math.round(stationery.height()) + "]/Resources " + RESOURCES + " 0 R",
                stationery.printed());
        resources();
        objects.whole(
                CATALOG,
                "<</Type/Catalog/Pages " + PAGES + " 0 R/Lang" + PdfObjects.quoted(facts.language())
                        + "/ViewerPreferences<</DisplayDocTitle true>>>>");
        Ink info = objects.begin(INFO);
        info.put("<</Title").text(facts.title()).put("/Author").text(facts.author());
        info.put("/Producer(Muster)/CreationDate").put(facts.date());
        info.put("/ModDate").put(facts.date()).put(">>");
        objects.end();
        objects.finish(CATALOG, INFO);
    }

    private void resources() {
        StringBuilder list = new StringBuilder("<</Font<<");
        for (int i = 0; i < stationery.typefaces().size(); i++) {
            FontProgram ready = stationery.typefaces().get(i).program();
            font(list, "/F" + i, ready);
            int[] more = fonts.more(i);
            if (more.length > 0) {
                font(list, "/E" + i, FontProgram.of(ready.face(), more));
            }
        }
        list.append(">>/XObject<</P ").append(PRINTED).append(" 0 R");
        for (int i = 0; i < stationery.pictures().size(); i++) {
            Picture picture = stationery.pictures().get(i);
            int object = objects.reserve();
            objects.rawStream(
                    object,
                    "/Type/XObject/Subtype/Image/Width " + picture.width() + "/Height " + picture.height()
                            + picture.dictionary(),
                    picture.data());
            list.append("/I").append(i).append(' ').append(object).append(" 0 R");
        }
        objects.whole(RESOURCES, list.append(">>>>").toString());
    }

    private void font(StringBuilder list, String name, FontProgram program) {
        list.append(name)
                .append(' ')
                .append(FontObjects.write(objects, program))
                .append(" 0 R");
    }

    /** Writes a file of one page. */
    public static byte[] single(Stationery stationery, PdfFacts facts, Consumer<Canvas> draw) {
        Ink bytes = new Ink(64 * 1024);
        try (PdfFile file = new PdfFile(bytes, stationery, facts)) {
            file.page(draw);
        }
        return bytes.toBytes();
    }
}
