package io.muster.pdf;

import java.util.ArrayList;
import java.util.List;

/** The tree of a file's pages, two levels deep, so that no object lists all of them; one thread. */
final class PageTree {
    /** A branch's pages; the root of 100,000 pages then lists some 800 branches. */
    private static final int PAGES_A_BRANCH = 128;

    private final PdfObjects objects;
    private final int root;
    private final List<Integer> branches = new ArrayList<>();
    private final List<Integer> pages = new ArrayList<>();
    private int count;

    PageTree(PdfObjects objects, int root) {
        this.objects = objects;
        this.root = root;
    }

    /** Takes a page in; returns the object that it names as its parent. */
    int add(int page) {
        if (pages.size() == PAGES_A_BRANCH) {
            endBranch();
        }
        if (pages.isEmpty()) {
            branches.add(objects.reserve());
        }
        pages.add(page);
        count++;
        return branches.getLast();
    }

    void close() {
        if (!pages.isEmpty()) {
            endBranch();
        }
        node(root, "", branches, count);
    }

    private void endBranch() {
        node(branches.getLast(), "/Parent " + root + " 0 R", pages, pages.size());
        pages.clear();
    }

    private void node(int object, String parent, List<Integer> kids, int leaves) {
        Ink ink = objects.begin(object);
        ink.put("<</Type/Pages").put(parent).put("/Count ").put(leaves).put("/Kids[");
        kids.forEach(kid -> ink.put(kid).put(" 0 R "));
        ink.put("]>>");
        objects.end();
    }
}
